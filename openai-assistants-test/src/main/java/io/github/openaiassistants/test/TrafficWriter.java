package io.github.openaiassistants.test;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes exchanges to a file, on a thread of its own. Thread-safe.
 */
final class TrafficWriter {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Path file;

	private final TrafficRedaction redaction;

	private final boolean timings;

	private final AtomicInteger numbers = new AtomicInteger();

	private final Set<OpenExchange> open = ConcurrentHashMap.newKeySet();

	private @Nullable Scheduler thread;

	// Belong to the thread
	private @Nullable BufferedWriter out;

	private @Nullable IOException failure;

	TrafficWriter(Path file, TrafficRedaction redaction, boolean timings) {
		this.file = file;
		this.redaction = redaction;
		this.timings = timings;
	}

	OpenExchange open(ClientRequest request) {
		OpenExchange exchange = new OpenExchange(this.numbers.getAndIncrement(), request, this);
		this.open.add(exchange);
		return exchange;
	}

	void write(OpenExchange exchange) {
		if (this.open.remove(exchange)) {
			thread().schedule(() -> append(exchange.json(this.redaction, this.timings)));
		}
	}

	private synchronized Scheduler thread() {
		if (this.thread == null) {
			this.thread = Schedulers.newSingle("assistants-traffic", true);
		}
		return this.thread;
	}

	private void append(ObjectNode line) {
		try {
			BufferedWriter writer = this.out;
			if (writer == null) {
				Path folder = this.file.toAbsolutePath().getParent();
				if (folder != null) {
					Files.createDirectories(folder);
				}
				writer = Files.newBufferedWriter(this.file);
				this.out = writer;
				writer.append(TrafficFile.head(!this.redaction.content()).toString()).append('\n');
			}
			writer.append(line.toString()).append('\n');
			writer.flush();
		}
		catch (IOException ex) {
			this.failure = ex;
		}
	}

	void close() {
		Set.copyOf(this.open).forEach(OpenExchange::abandon);
		Scheduler ending;
		synchronized (this) {
			ending = this.thread;
			this.thread = null;
		}
		if (ending != null) {
			Mono.fromRunnable(this::finish).subscribeOn(ending).block(PATIENCE);
			ending.dispose();
		}
	}

	private void finish() {
		try {
			if (this.out != null) {
				this.out.close();
				this.out = null;
			}
		}
		catch (IOException ex) {
			this.failure = ex;
		}
		if (this.failure != null) {
			throw new UncheckedIOException("The traffic could not be written", this.failure);
		}
	}

}
