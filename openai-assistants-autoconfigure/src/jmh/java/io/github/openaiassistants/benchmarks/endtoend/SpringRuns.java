package io.github.openaiassistants.benchmarks.endtoend;

import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import io.github.openaiassistants.benchmarks.decode.HandWrittenDecoder;

/**
 * Runs as one writes them with Spring alone.
 */
final class SpringRuns implements RunStarter {

	private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENTS = new ParameterizedTypeReference<>() {
	};

	private static final int CONNECTIONS = 2100;

	private final HandWrittenDecoder decoder = new HandWrittenDecoder();

	private final WebClient client;

	private final ApplicationEventPublisher publisher;

	SpringRuns(String baseUrl, ApplicationEventPublisher publisher) {
		ConnectionProvider connections = ConnectionProvider.builder("spring")
			.maxConnections(CONNECTIONS)
			.pendingAcquireMaxCount(-1)
			.build();
		this.client = WebClient.builder()
			.baseUrl(baseUrl)
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
			.build();
		this.publisher = publisher;
	}

	@Override
	public void start(Runnable whenOver) {
		this.client.post()
			.uri("/threads/{thread_id}/runs", "thread_1")
			.bodyValue(Map.of("assistant_id", "asst_1", "stream", true))
			.retrieve()
			.bodyToFlux(EVENTS)
			.map(this.decoder::decode)
			.publishOn(Schedulers.boundedElastic())
			.subscribe(this.publisher::publishEvent, Lanes::fail, whenOver);
	}

}
