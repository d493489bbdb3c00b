package io.github.openaiassistants.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observation of one stream of a run and its key values. A bean of this type
 * takes the place of {@link DefaultRunSegmentObservationConvention}.
 */
public interface RunSegmentObservationConvention extends ObservationConvention<RunSegmentObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof RunSegmentObservationContext;
	}

}
