package io.github.openaiassistants.observation;

import java.util.Locale;
import java.util.Set;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.model.IncompleteDetails;
import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.Usage;
import io.github.openaiassistants.observation.RunObservationDocumentation.HighCardinalityKeyNames;
import io.github.openaiassistants.observation.RunObservationDocumentation.LowCardinalityKeyNames;

/**
 * Names the observation of a logical run as OpenTelemetry's conventions for generative AI
 * do.
 */
public class DefaultRunObservationConvention implements RunObservationConvention {

	/**
	 * Name of the observation.
	 */
	public static final String NAME = "gen_ai.client.operation.duration";

	private static final String OPERATION = "invoke_agent";

	private static final Set<String> SERVER_ERRORS = Set.of("server_error", "rate_limit_exceeded", "invalid_prompt");

	private final BoundedNames models = new BoundedNames();

	/**
	 * Create the convention.
	 */
	public DefaultRunObservationConvention() {
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(RunObservationContext context) {
		return OPERATION;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(RunObservationContext context) {
		return KeyValues.of(KeyValue.of(LowCardinalityKeyNames.OPERATION_NAME, OPERATION),
				KeyValue.of(LowCardinalityKeyNames.PROVIDER_NAME, context.getClient().provider()),
				KeyValue.of(LowCardinalityKeyNames.REQUEST_MODEL, this.models.of(context.getInput().model())),
				responseModel(context),
				KeyValue.of(LowCardinalityKeyNames.SERVER_ADDRESS, context.getClient().serverAddress()),
				KeyValue.of(LowCardinalityKeyNames.SERVER_PORT, String.valueOf(context.getClient().serverPort())),
				errorType(context), status(context),
				KeyValue.of(LowCardinalityKeyNames.CLIENT, context.getClient().name()));
	}

	/**
	 * Return the model that the run had.
	 * @param context the context
	 * @return the key value
	 */
	protected KeyValue responseModel(RunObservationContext context) {
		RunObject run = run(context);
		return KeyValue.of(LowCardinalityKeyNames.RESPONSE_MODEL, this.models.of((run != null) ? run.model() : null));
	}

	/**
	 * Return why there is no answer.
	 * @param context the context
	 * @return the key value
	 */
	protected KeyValue errorType(RunObservationContext context) {
		RunSummary summary = context.getSummary();
		String type = (summary != null) ? errorType(summary) : null;
		return KeyValue.of(LowCardinalityKeyNames.ERROR_TYPE, (type != null) ? type : KeyValue.NONE_VALUE);
	}

	static @Nullable String errorType(RunSummary summary) {
		FailureSummary cause = summary.cause();
		return switch (summary.outcome()) {
			case COMPLETED, INCOMPLETE, CANCELLED, REQUIRES_ACTION -> null;
			case EXPIRED -> summary.outcome().value();
			case FAILED -> code(summary.run());
			case REFUSED, ABORTED, LOST -> (cause != null) ? cause.type() : BoundedNames.OTHER;
		};
	}

	private static String code(@Nullable RunObject run) {
		LastError error = (run != null) ? run.lastError() : null;
		String code = (error != null) ? error.code() : null;
		return (code != null && SERVER_ERRORS.contains(code)) ? code : BoundedNames.OTHER;
	}

	/**
	 * Return how the run ended.
	 * @param context the context
	 * @return the key value
	 */
	protected KeyValue status(RunObservationContext context) {
		RunSummary summary = context.getSummary();
		return KeyValue.of(LowCardinalityKeyNames.STATUS,
				(summary != null) ? summary.outcome().value() : KeyValue.NONE_VALUE);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(RunObservationContext context) {
		RunReference run = context.getRun();
		RunSummary summary = context.getSummary();
		Usage usage = (summary != null) ? summary.usage() : null;
		KnownValues known = KnownValues.of(KeyValues.empty())
			.and(HighCardinalityKeyNames.AGENT_ID, run.assistantId())
			.and(HighCardinalityKeyNames.CONVERSATION_ID, run.threadId())
			.and(HighCardinalityKeyNames.RUN_ID, run.runId())
			.and(HighCardinalityKeyNames.CLIENT_RUN_ID, run.clientRunId())
			.and(HighCardinalityKeyNames.FINISH_REASONS, (summary != null) ? finishReasons(summary) : null)
			.and(HighCardinalityKeyNames.INPUT_TOKENS, (usage != null) ? usage.promptTokens() : null)
			.and(HighCardinalityKeyNames.OUTPUT_TOKENS, (usage != null) ? usage.completionTokens() : null);
		return (context.isContentIncluded() ? content(known, context.getInput(), summary) : known).values();
	}

	private static KnownValues content(KnownValues known, RunInput input, @Nullable RunSummary summary) {
		return known.and(HighCardinalityKeyNames.SYSTEM_INSTRUCTIONS, MessageTexts.instructions(input.instructions()))
			.and(HighCardinalityKeyNames.INPUT_MESSAGES, MessageTexts.sent(input.messages()))
			.and(HighCardinalityKeyNames.OUTPUT_MESSAGES, (summary != null) ? MessageTexts.written(summary) : null);
	}

	private static @Nullable String finishReasons(RunSummary summary) {
		String reason = switch (summary.outcome()) {
			case COMPLETED -> "stop";
			case INCOMPLETE -> isFiltered(summary.run()) ? "content_filter" : "length";
			case REQUIRES_ACTION -> "tool_call";
			case FAILED -> "error";
			case CANCELLED, EXPIRED, REFUSED, ABORTED, LOST -> null;
		};
		return (reason != null) ? "[\"" + reason + "\"]" : null;
	}

	private static boolean isFiltered(@Nullable RunObject run) {
		IncompleteDetails details = (run != null) ? run.incompleteDetails() : null;
		String reason = (details != null) ? details.reason() : null;
		return reason != null && reason.toLowerCase(Locale.ROOT).contains("filter");
	}

	private static @Nullable RunObject run(RunObservationContext context) {
		RunSummary summary = context.getSummary();
		return (summary != null) ? summary.run() : null;
	}

}
