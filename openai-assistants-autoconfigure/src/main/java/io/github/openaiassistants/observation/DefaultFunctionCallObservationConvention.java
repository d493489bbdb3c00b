package io.github.openaiassistants.observation;

import java.util.Locale;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import io.github.openaiassistants.observation.FunctionCallObservationDocumentation.HighCardinalityKeyNames;
import io.github.openaiassistants.observation.FunctionCallObservationDocumentation.LowCardinalityKeyNames;

/**
 * Names the observation of a function call. Its keys are those of OpenTelemetry's
 * conventions for generative AI.
 */
public class DefaultFunctionCallObservationConvention implements FunctionCallObservationConvention {

	/**
	 * Name of the observation.
	 */
	public static final String NAME = "openai.assistants.function.calls";

	private static final String OPERATION = "execute_tool";

	private static final String UNKNOWN = "unknown";

	/**
	 * Create the convention.
	 */
	public DefaultFunctionCallObservationConvention() {
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(FunctionCallObservationContext context) {
		return OPERATION + " " + functionName(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(FunctionCallObservationContext context) {
		String errorType = context.getErrorType();
		return KeyValues.of(KeyValue.of(LowCardinalityKeyNames.OPERATION_NAME, OPERATION),
				KeyValue.of(LowCardinalityKeyNames.TOOL_NAME, functionName(context)),
				KeyValue.of(LowCardinalityKeyNames.TOOL_TYPE, "function"), result(context),
				KeyValue.of(LowCardinalityKeyNames.ERROR_TYPE, (errorType != null) ? errorType : KeyValue.NONE_VALUE),
				KeyValue.of(LowCardinalityKeyNames.CLIENT, context.getClient().name()));
	}

	// A server must not make values of its own
	private static String functionName(FunctionCallObservationContext context) {
		return context.getInput().known() ? context.getInput().functionName() : UNKNOWN;
	}

	/**
	 * Return how the call ended.
	 * @param context the context
	 * @return the key value
	 */
	protected KeyValue result(FunctionCallObservationContext context) {
		FunctionCallObservationContext.Result result = context.getResult();
		return KeyValue.of(LowCardinalityKeyNames.RESULT,
				(result != null) ? result.name().toLowerCase(Locale.ROOT) : KeyValue.NONE_VALUE);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(FunctionCallObservationContext context) {
		return KnownValues.of(KeyValues.empty())
			.and(HighCardinalityKeyNames.CALL_ID, context.getInput().callId())
			.and(HighCardinalityKeyNames.CONVERSATION_ID, context.getRun().threadId())
			.and(HighCardinalityKeyNames.RUN_ID, context.getRun().runId())
			.and(HighCardinalityKeyNames.CLIENT_RUN_ID, context.getRun().clientRunId())
			.and(HighCardinalityKeyNames.ARGUMENTS, context.getInput().arguments())
			.and(HighCardinalityKeyNames.OUTPUT, context.getOutput())
			.values();
	}

}
