package io.github.openaiassistants.samples.readme;

import io.micrometer.common.KeyValues;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.observation.DefaultRunObservationConvention;
import io.github.openaiassistants.observation.RunObservationContext;

@Component
class TeamConvention extends DefaultRunObservationConvention {

	@Override
	public KeyValues getLowCardinalityKeyValues(RunObservationContext context) {
		String team = context.getRun().attributes().getOrDefault("team", "none");
		return super.getLowCardinalityKeyValues(context).and("team", team);
	}

}
