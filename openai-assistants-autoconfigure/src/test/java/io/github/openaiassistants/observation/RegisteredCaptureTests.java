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
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
	void accessorThatFailsLeavesNothingBehind() {
		this.registry.registerThreadLocalAccessor(new FailingAccessor());
		this.tenant.set("north");
		RunContext context = capture(Context.empty());
		this.tenant.set("south");
		assertThatIllegalStateException().isThrownBy(context::open).withMessage("set");
		assertThat(this.tenant.get()).isEqualTo("south");
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

	private static List<Observation> observation() {
		Observation current = ObservationRegistry.create().getCurrentObservation();
		return (current != null) ? List.of(current) : List.of();
	}

	/**
	 * Has a value that cannot be set.
	 */
	private static final class FailingAccessor implements ThreadLocalAccessor<String> {

		@Override
		public Object key() {
			return "failing";
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
