package io.github.openaiassistants.http;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A body is read, or closed.
 */
class StreamedBodyTests {

	private final AtomicInteger closed = new AtomicInteger();

	private final AtomicInteger read = new AtomicInteger();

	private final StreamedBody body = new StreamedBody();

	private final ClientResponse response = ClientResponse.create(HttpStatus.OK)
		.body(Flux.<DataBuffer>never()
			.doOnRequest((count) -> this.read.incrementAndGet())
			.doOnCancel(this.closed::incrementAndGet))
		.build();

	@Test
	void bodyThatIsReadIsClosedByItsReader() {
		Disposable reader = read().subscribe();
		this.body.cancel();
		assertThat(this.closed).hasValue(0);
		assertThat(this.read).hasValue(1);
		reader.dispose();
		assertThat(this.closed).hasValue(1);
	}

	@Test
	void bodyIsClosedWhenTheRequestIsCancelledBeforeItIsRead() {
		Flux<DataBuffer> late = read();
		this.body.cancel();
		assertThat(this.closed).hasValue(1);
		late.subscribe().dispose();
		assertThat(this.closed).hasValue(1);
		assertThat(this.read).hasValue(0);
	}

	@Test
	void bodyIsClosedWhenTheRequestWasCancelledBeforeItsAnswer() {
		this.body.cancel();
		read().subscribe().dispose();
		assertThat(this.closed).hasValue(1);
		assertThat(this.read).hasValue(0);
	}

	@Test
	void connectorLearnsOfACancellationUntilTheAnswerOnly() {
		AtomicInteger cancelled = new AtomicInteger();
		Sinks.One<ClientResponse> answer = Sinks.one();
		Mono<ClientResponse> sent = answer.asMono().doOnCancel(cancelled::incrementAndGet);
		exchange(sent).subscribe().dispose();
		assertThat(cancelled).hasValue(1);
		Disposable waiting = exchange(sent).flatMap((found) -> Mono.never()).subscribe();
		answer.tryEmitValue(this.response);
		waiting.dispose();
		assertThat(cancelled).hasValue(1);
	}

	private static Mono<ClientResponse> exchange(Mono<ClientResponse> sent) {
		return StreamedBody.exchange(ClientRequest.create(HttpMethod.GET, URI.create("http://localhost/")).build(),
				(request) -> sent);
	}

	private Flux<DataBuffer> read() {
		return this.body.of(this.response, this.response.body(BodyExtractors.toDataBuffers()));
	}

}
