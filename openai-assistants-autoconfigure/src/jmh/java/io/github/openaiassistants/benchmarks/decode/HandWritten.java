package io.github.openaiassistants.benchmarks.decode;

import java.util.Map;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.Tally;

/**
 * What one writes when one needs it once: Spring's server-sent events as text, Jackson by
 * the name of the event, and a hop that keeps the order.
 */
final class HandWritten implements Contestant {

	private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENTS = new ParameterizedTypeReference<>() {
	};

	private final ReplayedExchange server;

	private final WebClient client;

	private final HandWrittenDecoder decoder = new HandWrittenDecoder();

	HandWritten(Input input) {
		this.server = new ReplayedExchange(input);
		this.client = WebClient.builder().exchangeFunction(this.server).build();
	}

	@Override
	public void read(Tally tally) {
		this.client.post()
			.uri("/threads/{thread_id}/runs", "thread_1")
			.bodyValue(Map.of("assistant_id", "asst_1", "stream", true))
			.retrieve()
			.bodyToFlux(EVENTS)
			.map(this.decoder::decode)
			.publishOn(Schedulers.boundedElastic())
			.doOnNext((event) -> HandWrittenEvent.read(event, tally))
			.blockLast();
	}

	@Override
	public void close() {
		this.server.close();
	}

}
