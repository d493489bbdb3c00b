package io.github.openaiassistants.contract;

import io.micrometer.common.KeyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.observation.DefaultFunctionCallObservationConvention;
import io.github.openaiassistants.observation.DefaultRunObservationConvention;
import io.github.openaiassistants.observation.DefaultRunSegmentObservationConvention;
import io.github.openaiassistants.observation.FunctionCallObservationContext;
import io.github.openaiassistants.observation.FunctionCallObservationConvention;
import io.github.openaiassistants.observation.RunObservationContext;
import io.github.openaiassistants.observation.RunObservationConvention;
import io.github.openaiassistants.observation.RunSegmentObservationContext;
import io.github.openaiassistants.observation.RunSegmentObservationConvention;

/**
 * Conventions of an application that throw: at the end of a run, and at the beginning of
 * all else.
 */
@Configuration(proxyBeanMethods = false)
class ThrowingConventions {

	@Bean
	RunObservationConvention runConvention() {
		return new DefaultRunObservationConvention() {

			@Override
			public KeyValues getHighCardinalityKeyValues(RunObservationContext context) {
				if (context.getSummary() != null) {
					throw new IllegalStateException("run");
				}
				return super.getHighCardinalityKeyValues(context);
			}

		};
	}

	@Bean
	RunSegmentObservationConvention segmentConvention() {
		return new DefaultRunSegmentObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(RunSegmentObservationContext context) {
				throw new IllegalStateException("segment");
			}

		};
	}

	@Bean
	FunctionCallObservationConvention functionCallConvention() {
		return new DefaultFunctionCallObservationConvention() {

			@Override
			public String getContextualName(FunctionCallObservationContext context) {
				throw new IllegalStateException("function call");
			}

		};
	}

}
