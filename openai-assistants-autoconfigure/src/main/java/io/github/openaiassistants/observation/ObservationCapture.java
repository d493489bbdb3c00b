package io.github.openaiassistants.observation;

import io.micrometer.observation.Observation;
import reactor.util.context.ContextView;

/**
 * Takes up the observation of the run. An observation that cannot be made current is left
 * out.
 */
final class ObservationCapture implements ContextCapture {

	@Override
	public RunContext capture(ContextView subscriber) {
		Object known = subscriber.getOrDefault(RunObservations.KEY, null);
		return (known instanceof Observation observation) ? () -> open(observation) : RunContext.NONE;
	}

	private static RunContext.Scope open(Observation observation) {
		Observation.Scope scope = observation.openScope();
		return scope::close;
	}

}
