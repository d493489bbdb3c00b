package io.github.openaiassistants.observation;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ContextCaptureTests {

	private static final String TRACE_ID = "traceId";

	private final OtherThread other = new OtherThread();

	@AfterEach
	void close() {
		MDC.clear();
		this.other.close();
	}

	@Test
	void innerIsBroughtBackBeforeOuter() {
		List<String> calls = new ArrayList<>();
		RunContext context = recording("outer", calls).then(recording("inner", calls)).capture(Context.empty());
		context.wrap(() -> calls.add("task")).run();
		assertThat(calls).containsExactly("open outer", "open inner", "task", "close inner", "close outer");
	}

	@Test
	void outerIsBroughtBackWhenInnerFails() {
		List<String> calls = new ArrayList<>();
		ContextCapture failing = (subscriber) -> () -> {
			throw new IllegalStateException("inner");
		};
		RunContext context = recording("outer", calls).then(failing).capture(Context.empty());
		assertThatIllegalStateException().isThrownBy(context::open).withMessage("inner");
		assertThat(calls).containsExactly("open outer", "close outer");
	}

	@Test
	void contextOfTheSubscriberIsTakenUp() {
		List<String> seen = new ArrayList<>();
		ContextCapture capture = (subscriber) -> {
			seen.add(subscriber.getOrDefault("key", "none"));
			return RunContext.NONE;
		};
		Flux<String> flux = Flux.from((subscriber) -> {
			capture.capture(ContextCapture.contextOf(subscriber));
			Mono.just("any").subscribe(subscriber);
		});
		flux.contextWrite(Context.of("key", "value")).blockLast();
		flux.blockLast();
		assertThat(seen).containsExactly("value", "none");
	}

	@Test
	void traceIdOfTheObservationIsLoggedAndNothingOfItStays() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new LoggedTrace());
		ContextCapture capture = ContextCapture.logging().then(ContextCapture.registered());
		MDC.put("user", "ada");
		RunContext context = Observation.start("request", registry).scoped(() -> capture.capture(Context.empty()));
		MDC.clear();
		assertThat(this.other.callIn(context, () -> MDC.get("user") + " " + MDC.get(TRACE_ID))).isEqualTo("ada 1");
		assertThat(this.other.call(() -> MDC.get("user") + " " + MDC.get(TRACE_ID))).isEqualTo("null null");
	}

	private static ContextCapture recording(String name, List<String> calls) {
		return (subscriber) -> () -> {
			calls.add("open " + name);
			return () -> calls.add("close " + name);
		};
	}

	/**
	 * Writes into the logging context what tracing does.
	 */
	private static final class LoggedTrace implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			context.put("former", String.valueOf(MDC.get(TRACE_ID)));
			MDC.put(TRACE_ID, "1");
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			MDC.put(TRACE_ID, context.getOrDefault("former", "none"));
		}

	}

}
