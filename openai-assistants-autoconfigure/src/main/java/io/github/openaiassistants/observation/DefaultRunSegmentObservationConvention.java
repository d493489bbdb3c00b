package io.github.openaiassistants.observation;

import java.util.Locale;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import io.github.openaiassistants.observation.RunSegmentObservationDocumentation.HighCardinalityKeyNames;
import io.github.openaiassistants.observation.RunSegmentObservationDocumentation.LowCardinalityKeyNames;

/**
 * Names the observation of one stream of a run. There is no convention for these.
 */
public class DefaultRunSegmentObservationConvention implements RunSegmentObservationConvention {

	/**
	 * Name of the observation.
	 */
	public static final String NAME = "openai.assistants.run.segments";

	/**
	 * Create the convention.
	 */
	public DefaultRunSegmentObservationConvention() {
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(RunSegmentObservationContext context) {
		return context.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(RunSegmentObservationContext context) {
		String errorType = context.getErrorType();
		return KeyValues.of(KeyValue.of(LowCardinalityKeyNames.KIND, context.getKind().name().toLowerCase(Locale.ROOT)),
				result(context),
				KeyValue.of(LowCardinalityKeyNames.ERROR_TYPE, (errorType != null) ? errorType : KeyValue.NONE_VALUE),
				KeyValue.of(LowCardinalityKeyNames.CLIENT, context.getClient().name()));
	}

	/**
	 * Return how the stream ended.
	 * @param context the context
	 * @return the key value
	 */
	protected KeyValue result(RunSegmentObservationContext context) {
		RunSegmentObservationContext.Result result = context.getResult();
		return KeyValue.of(LowCardinalityKeyNames.RESULT,
				(result != null) ? result.name().toLowerCase(Locale.ROOT) : KeyValue.NONE_VALUE);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(RunSegmentObservationContext context) {
		return KnownValues.of(KeyValues.empty())
			.and(HighCardinalityKeyNames.CONVERSATION_ID, context.getRun().threadId())
			.and(HighCardinalityKeyNames.RUN_ID, context.getRun().runId())
			.and(HighCardinalityKeyNames.CLIENT_RUN_ID, context.getRun().clientRunId())
			.values();
	}

}
