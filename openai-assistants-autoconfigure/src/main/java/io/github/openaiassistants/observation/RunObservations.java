package io.github.openaiassistants.observation;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

import io.github.openaiassistants.event.RunReference;

/**
 * Observes the runs of one client: each run, each of its streams, each call of a
 * function. Safe for use by any thread.
 */
public final class RunObservations {

	/**
	 * Observes nothing.
	 */
	public static final RunObservations NONE = new RunObservations(ObservationRegistry.NOOP,
			new ObservedClient("none", "none", "none", 0), RunConventions.STANDARD, false);

	/**
	 * Where Reactor's context has the current observation.
	 */
	static final String KEY = ObservationThreadLocalAccessor.KEY;

	private static final Log logger = LogFactory.getLog(RunObservations.class);

	private static final RunObservationConvention RUN = new DefaultRunObservationConvention();

	private static final RunSegmentObservationConvention SEGMENT = new DefaultRunSegmentObservationConvention();

	private static final FunctionCallObservationConvention FUNCTION_CALL = new DefaultFunctionCallObservationConvention();

	private final ObservationRegistry registry;

	private final ObservedClient client;

	private final RunConventions conventions;

	private final boolean includeContent;

	private final AtomicBoolean failed = new AtomicBoolean();

	/**
	 * Create the observations of one client.
	 * @param registry where to observe
	 * @param client the client
	 * @param conventions how observations and their keys are named
	 * @param includeContent whether observations may tell what people and models wrote
	 */
	public RunObservations(ObservationRegistry registry, ObservedClient client, RunConventions conventions,
			boolean includeContent) {
		this.registry = registry;
		this.client = client;
		this.conventions = conventions;
		this.includeContent = includeContent;
	}

	/**
	 * Start to observe a run. Its parent is the observation that the subscriber knows, or
	 * else the one that is current on the calling thread.
	 * @param run the run
	 * @param input what it is asked for
	 * @param subscriber the context of the subscriber
	 * @return the observed run
	 */
	public ObservedRun start(RunReference run, RunInput input, ContextView subscriber) {
		if (this.registry.isNoop()) {
			return ObservedRun.NONE;
		}
		@Nullable Observation parent = subscriber.getOrDefault(KEY, null);
		RunObservationContext context = new RunObservationContext(this.client, run, input, this.includeContent);
		GuardedObservation observation = GuardedObservation.start(() -> RunObservationDocumentation.RUN
			.observation(this.conventions.run(), RUN, () -> context, this.registry), parent, this::failed);
		return new ObservedRun(this, context, observation,
				(parent != null) ? parent : this.registry.getCurrentObservation());
	}

	ObservedSegment segment(RunReference run, RunSegmentObservationContext.Kind kind, @Nullable Observation parent) {
		RunSegmentObservationContext context = new RunSegmentObservationContext(this.client, run, kind);
		return new ObservedSegment(context,
				GuardedObservation.start(() -> RunSegmentObservationDocumentation.SEGMENT
					.observation(this.conventions.segment(), SEGMENT, () -> context, this.registry), parent,
						this::failed),
				parent);
	}

	ObservedFunctionCall functionCall(RunReference run, FunctionCallInput input, @Nullable Observation parent) {
		FunctionCallObservationContext context = new FunctionCallObservationContext(this.client, run,
				this.includeContent ? input : input.withoutContent());
		return new ObservedFunctionCall(context,
				GuardedObservation.start(
						() -> FunctionCallObservationDocumentation.FUNCTION_CALL
							.observation(this.conventions.functionCall(), FUNCTION_CALL, () -> context, this.registry),
						parent, this::failed),
				this.includeContent);
	}

	private void failed(Throwable failure) {
		if (this.failed.compareAndSet(false, true)) {
			logger.warn("Runs cannot be observed as they should be. Further failures of this kind are not logged",
					failure);
		}
	}

}
