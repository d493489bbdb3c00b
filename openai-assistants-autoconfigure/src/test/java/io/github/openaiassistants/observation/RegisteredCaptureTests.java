package io.github.openaiassistants.observation;

import java.util.List;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class RegisteredCaptureTests {

	private static final String KEY = "tenant";

	private final ThreadLocal<String> tenant = new ThreadLocal<>();

	private final ContextRegistry registry = new ContextRegistry().registerThreadLocalAccessor(KEY, this.tenant);

	private final OtherThread other = new OtherThread();

	@AfterEach
	void close() {
		this.tenant.remove();
		this.other.close();
	}

	@Test
	void whatIsRegisteredArrivesOnAnotherThread() {
		this.tenant.set("north");
		RunContext context = capture(Context.empty());
		assertThat(this.other.callIn(context, this.tenant::get)).isEqualTo("north");
		assertThat(this.other.call(() -> String.valueOf(this.tenant.get()))).isEqualTo("null");
	}

	@Test
	void subscriberIsRightWhereItKnowsBetter() {
		this.tenant.set("north");
		RunContext context = capture(Context.of(KEY, "south"));
		assertThat(this.other.callIn(context, this.tenant::get)).isEqualTo("south");
	}

	@Test
	void whatTheThreadHadIsNotSeenAndBackAfterwards() {
		RunContext context = capture(Context.empty());
		this.other.run(() -> this.tenant.set("of the pool"));
		assertThat(this.other.callIn(context, () -> String.valueOf(this.tenant.get()))).isEqualTo("null");
		assertThat(this.other.call(this.tenant::get)).isEqualTo("of the pool");
	}

	@Test
	void whatIsLeftBehindIsGone() {
		this.other.run(capture(Context.empty()).wrap(() -> this.tenant.set("left behind")));
		assertThat(this.other.call(() -> String.valueOf(this.tenant.get()))).isEqualTo("null");
	}

	@Test
	void accessorThatFailsGoesWithoutItsValueAlone(CapturedOutput output) {
		ContextRegistry failing = new ContextRegistry().registerThreadLocalAccessor(new FailingAccessor("first"))
			.registerThreadLocalAccessor(KEY, this.tenant)
			.registerThreadLocalAccessor(new FailingAccessor("last"));
		this.tenant.set("north");
		RunContext context = new RegisteredCapture(failing).capture(Context.empty());
		this.tenant.set("south");
		RunContext.Scope scope = context.open();
		assertThat(this.tenant.get()).isEqualTo("north");
		scope.close();
		assertThat(this.tenant.get()).isEqualTo("south");
		assertThat(output).containsOnlyOnce("WARN").contains("FailingAccessor");
	}

	@Test
	void accessorThatCannotBeReadGoesWithoutItsValueAlone() {
		ContextRegistry failing = new ContextRegistry()
			.registerThreadLocalAccessor("unreadable", RegisteredCaptureTests::unreadable, (value) -> {
			}, () -> {
			})
			.registerThreadLocalAccessor(KEY, this.tenant);
		this.tenant.set("north");
		RunContext context = new RegisteredCapture(failing).capture(Context.empty());
		assertThat(this.other.callIn(context, this.tenant::get)).isEqualTo("north");
	}

	@Test
	void observationOfTheThreadIsCurrentOnAnother() {
		Observation observation = Observation.start("request", ObservationRegistry.create());
		RunContext context;
		try (Observation.Scope scope = observation.openScope()) {
			assertThat(scope.getCurrentObservation()).isSameAs(observation);
			context = ContextCapture.registered().capture(Context.empty());
		}
		assertThat(this.other.callIn(context, RegisteredCaptureTests::observation)).isEqualTo(List.of(observation));
		assertThat(this.other.call(RegisteredCaptureTests::observation)).isEmpty();
	}

	@Test
	void observationOfTheSubscriberIsCurrentOnAnother() {
		Observation observation = Observation.start("exchange", ObservationRegistry.create());
		RunContext context = ContextCapture.registered()
			.capture(Context.of(ObservationThreadLocalAccessor.KEY, observation));
		assertThat(this.other.callIn(context, RegisteredCaptureTests::observation)).isEqualTo(List.of(observation));
		assertThat(this.other.call(RegisteredCaptureTests::observation)).isEmpty();
	}

	@Test
	void requestsOnBehalfOfTheRunBelongToTheObservationOfTheThread() {
		Observation observation = Observation.start("request", ObservationRegistry.create());
		RunContext context = observation
			.scoped(() -> ContextCapture.NONE.then(ContextCapture.registered()).capture(Context.of("key", "value")));
		assertThat(context.reactorContext().<Object>get(ObservationThreadLocalAccessor.KEY)).isSameAs(observation);
		assertThat(context.reactorContext().<String>get("key")).isEqualTo("value");
	}

	@Test
	void whatOthersFindRegisteredStaysTheSame() {
		List<ThreadLocalAccessor<?>> before = List.copyOf(ContextRegistry.getInstance().getThreadLocalAccessors());
		ObservationThreadLocalAccessor accessor = ObservationThreadLocalAccessor.getInstance();
		this.other.run(ContextCapture.registered().capture(Context.empty()).wrap(() -> {
		}));
		assertThat(ContextRegistry.getInstance().getThreadLocalAccessors()).isNotEmpty()
			.containsExactlyElementsOf(before);
		assertThat(ObservationThreadLocalAccessor.getInstance()).isSameAs(accessor);
	}

	private RunContext capture(Context subscriber) {
		return new RegisteredCapture(this.registry).capture(subscriber);
	}

	private static String unreadable() {
		throw new IllegalStateException("read");
	}

	private static List<Observation> observation() {
		Observation current = ObservationRegistry.create().getCurrentObservation();
		return (current != null) ? List.of(current) : List.of();
	}

	/**
	 * Has a value that cannot be set.
	 */
	private static final class FailingAccessor implements ThreadLocalAccessor<String> {

		private final String key;

		FailingAccessor(String key) {
			this.key = key;
		}

		@Override
		public Object key() {
			return this.key;
		}

		@Override
		public @Nullable String getValue() {
			return "any";
		}

		@Override
		public void setValue(String value) {
			throw new IllegalStateException("set");
		}

		@Override
		public void setValue() {
			throw new IllegalStateException("cleared");
		}

	}

}
