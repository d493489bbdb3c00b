package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import tools.jackson.databind.JsonNode;

/**
 * One response that streams events, seen from the run. Events are taken only when the
 * client reads, except for the few with which a run ends. Belongs to the state thread.
 */
final class EventStream {

	private final StateThread thread;

	private final EventWriter writer;

	private final ScriptRound.@Nullable Fault fault;

	private final int slice;

	private final List<byte[]> early = new ArrayList<>();

	private @Nullable FluxSink<byte[]> sink;

	private @Nullable Runnable demandListener;

	private @Nullable Runnable goneListener;

	private int sent;

	private long sentBytes;

	private boolean over;

	private volatile StreamEnd end = StreamEnd.END_OF_BODY;

	EventStream(StateThread thread, EventWriter writer, ScriptRound round) {
		this.thread = thread;
		this.writer = writer;
		this.fault = round.fault();
		this.slice = round.slice();
		tripIfDue();
	}

	/**
	 * Registers what the run does when the client reads or goes away.
	 * @param onDemand called on the state thread when the client wants more
	 * @param onGone called on the state thread when the client went away
	 */
	void listen(Runnable onDemand, Runnable onGone) {
		this.demandListener = onDemand;
		this.goneListener = onGone;
	}

	/**
	 * Returns the body, for one subscriber.
	 * @return the encoded events, one element each
	 */
	Flux<byte[]> body() {
		return Flux.create((newSink) -> this.thread.execute(() -> attach(newSink)));
	}

	/**
	 * Returns how the body ends; valid after the body completed.
	 * @return the end
	 */
	StreamEnd end() {
		return this.end;
	}

	boolean isOver() {
		return this.over;
	}

	boolean hasDemand() {
		return this.sink != null && this.sink.requestedFromDownstream() > 0;
	}

	void send(String name, JsonNode payload) {
		if (this.over) {
			return;
		}
		StreamEnd instead = this.writer.endInsteadOf(name);
		if (instead != null) {
			end(instead);
			return;
		}
		write(this.writer.event(name, payload));
	}

	/**
	 * Sends text that no writer has written.
	 * @param text the text
	 */
	void sendRaw(String text) {
		if (!this.over) {
			write(text);
		}
	}

	private void write(String text) {
		byte[] event = upToFault(text.getBytes(StandardCharsets.UTF_8));
		int size = (this.slice > 0) ? this.slice : Math.max(1, event.length);
		for (int from = 0; from < event.length; from += size) {
			put(Arrays.copyOfRange(event, from, Math.min(from + size, event.length)));
		}
		this.sent++;
		this.sentBytes += event.length;
		tripIfDue();
	}

	private void put(byte[] bytes) {
		if (this.sink != null) {
			this.sink.next(bytes);
		}
		else {
			this.early.add(bytes);
		}
	}

	private byte[] upToFault(byte[] event) {
		if (this.fault == null || this.sentBytes + event.length <= this.fault.afterBytes()) {
			return event;
		}
		return Arrays.copyOf(event, (int) (this.fault.afterBytes() - this.sentBytes));
	}

	void finish(boolean done) {
		if (done && !this.over) {
			write(this.writer.done());
		}
		if (!this.over) {
			end(StreamEnd.END_OF_BODY);
		}
	}

	/**
	 * Tells that the client went away. May be called from any thread.
	 */
	void gone() {
		this.thread.execute(() -> {
			this.over = true;
			if (this.goneListener != null) {
				this.goneListener.run();
			}
		});
	}

	private void attach(FluxSink<byte[]> newSink) {
		this.sink = newSink;
		this.early.forEach(newSink::next);
		this.early.clear();
		if (this.over) {
			complete();
			return;
		}
		newSink.onRequest((n) -> this.thread.execute(this::demanded));
	}

	private void demanded() {
		if (!this.over && this.demandListener != null) {
			this.demandListener.run();
		}
	}

	private void tripIfDue() {
		ScriptRound.Fault due = this.fault;
		if (due != null && !this.over && (this.sent >= due.afterEvents() || this.sentBytes >= due.afterBytes())) {
			end(due.end());
		}
	}

	private void end(StreamEnd how) {
		this.over = true;
		this.end = how;
		complete();
	}

	private void complete() {
		if (this.sink != null) {
			this.sink.complete();
		}
	}

}
