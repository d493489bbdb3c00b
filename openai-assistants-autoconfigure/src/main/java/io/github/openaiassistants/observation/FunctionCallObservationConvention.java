package io.github.openaiassistants.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observation of a call of a function of the application and its key values. A
 * bean of this type takes the place of {@link DefaultFunctionCallObservationConvention}.
 */
public interface FunctionCallObservationConvention extends ObservationConvention<FunctionCallObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof FunctionCallObservationContext;
	}

}
