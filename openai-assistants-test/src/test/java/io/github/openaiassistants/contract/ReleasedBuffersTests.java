package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.util.ResourceLeakDetector;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever becomes of a run, every network buffer is given back.
 */
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "LOCAL_HISTORY" })
class ReleasedBuffersTests {

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final UnpooledByteBufAllocator buffers;

	private final ResourceLeakDetector.Level usual = ResourceLeakDetector.getLevel();

	ReleasedBuffersTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.application = backend.start(backend.address(this.server), List.of(CountedBuffers.class),
				"openai.assistants.limits.event-size=64KB", "openai.assistants.recovery.enabled=false");
		this.buffers = this.application.bean(UnpooledByteBufAllocator.class);
	}

	@BeforeEach
	void watchEachBuffer() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
	}

	@AfterEach
	void nothingIsKept() {
		assertThat(this.buffers.metric().usedDirectMemory() + this.buffers.metric().usedHeapMemory()).isNotNegative();
		this.application.close();
		this.server.close();
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(
					() -> assertThat(this.buffers.metric().usedDirectMemory() + this.buffers.metric().usedHeapMemory())
						.isZero());
		ResourceLeakDetector.setLevel(this.usual);
	}

	@Test
	void afterRunsThatCompleteAndRunsThatAreCutOrRefused() {
		this.server.enqueue(RunScript.answering("One", " two"));
		assertThat(outcome()).isEqualTo(RunOutcome.COMPLETED);
		this.server.enqueue(StubResponse.eventStream(this.backend.created() + deltas(100)).ending(StreamEnd.RESET));
		assertThat(outcome()).isEqualTo(RunOutcome.LOST);
		this.server.enqueue(StubResponse.eventStream(this.backend.created() + "event: half").ending(StreamEnd.CLOSE));
		assertThat(outcome()).isEqualTo(RunOutcome.LOST);
	}

	@Test
	void afterAnEventThatIsTooLarge() {
		this.server.enqueue(StubResponse
			.eventStream(this.backend.created() + this.backend.delta("x".repeat(100_000)) + deltas(100)));
		assertThat(outcome()).isEqualTo(RunOutcome.ABORTED);
	}

	@Test
	void afterSubscribersThatLeaveWhileMuchIsWaiting() {
		for (int taken = 1; taken < 20; taken++) {
			this.server
				.enqueue(StubResponse.eventStream(this.backend.created() + deltas(3_000)).ending(StreamEnd.SILENCE));
			StepVerifier.create(stream(), taken).expectNextCount(taken).thenCancel().verify(ObservedRun.TIMEOUT);
		}
		this.application.recorder().awaitFinished(19);
	}

	@Test
	void afterRunsThatAreCancelledInTheMiddle() {
		for (int i = 0; i < 20; i++) {
			this.server.enqueue(StubResponse.eventStream(this.backend.created() + deltas(500 + 50 * i)));
			stream().take(50 + 20 * i).blockLast(ObservedRun.TIMEOUT);
		}
		this.application.recorder().awaitFinished(20);
	}

	private String deltas(int count) {
		return this.backend.delta(" word").repeat(count);
	}

	private RunOutcome outcome() {
		return ObservedRun.of(this.application, stream()).outcome();
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.backend.assistant(this.server), "Hello"));
	}

	/**
	 * Counts what of the client's memory is in use.
	 */
	@Configuration(proxyBeanMethods = false)
	static class CountedBuffers {

		@Bean
		UnpooledByteBufAllocator allocator() {
			return new UnpooledByteBufAllocator(true);
		}

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> counted(
				UnpooledByteBufAllocator allocator) {
			return (builder) -> builder
				.withHttpClientCustomizer((client) -> client.option(ChannelOption.ALLOCATOR, allocator));
		}

	}

}
