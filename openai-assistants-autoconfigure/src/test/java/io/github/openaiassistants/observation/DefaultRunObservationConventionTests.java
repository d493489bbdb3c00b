package io.github.openaiassistants.observation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.model.RunObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultRunObservationConvention}.
 */
class DefaultRunObservationConventionTests {

	private static final ObservedClient CLIENT = new ObservedClient("default", "openai", "localhost", 80);

	private static final RunReference RUN = new RunReference(null, null, null, "default", "client_run_1", null,
			Map.of());

	private final DefaultRunObservationConvention convention = new DefaultRunObservationConvention();

	@ParameterizedTest
	@CsvSource(nullValues = "absent",
			value = { "COMPLETED, {}, none, stop", "INCOMPLETE, {}, none, length",
					"INCOMPLETE, '{\"incomplete_details\":{\"reason\":\"content_filter\"}}', none, content_filter",
					"CANCELLED, {}, none, absent", "REQUIRES_ACTION, {}, none, tool_call", "FAILED, {}, _OTHER, error",
					"FAILED, '{\"last_error\":{\"code\":\"marker\"}}', _OTHER, error",
					"FAILED, '{\"last_error\":{\"code\":\"server_error\"}}', server_error, error",
					"EXPIRED, {}, expired, absent", "LOST, {}, StreamLostException, absent",
					"ABORTED, {}, StreamLostException, absent", "REFUSED, {}, StreamLostException, absent" })
	void errorAndFinishReasonFollowFromTheOutcome(RunOutcome outcome, String run, String error,
			@Nullable String reason) {
		RunObservationContext context = ended(outcome, run);
		assertThat(value(this.convention.getLowCardinalityKeyValues(context), "error.type")).isEqualTo(error);
		assertThat(value(this.convention.getLowCardinalityKeyValues(context), "openai.run.status"))
			.isEqualTo(outcome.value());
		assertThat(value(this.convention.getHighCardinalityKeyValues(context), "gen_ai.response.finish_reasons"))
			.isEqualTo((reason != null) ? "[\"" + reason + "\"]" : null);
	}

	@ParameterizedTest
	@EnumSource
	void keysOfLowCardinalityAreAlwaysTheSame(RunOutcome outcome) {
		List<String> names = names(this.convention.getLowCardinalityKeyValues(begun()));
		assertThat(names(this.convention.getLowCardinalityKeyValues(ended(outcome, "{\"model\":\"gpt\"}"))))
			.isEqualTo(names)
			.hasSize(RunObservationDocumentation.LowCardinalityKeyNames.values().length);
	}

	@Test
	void whatIsNotKnownIsLeftOut() {
		assertThat(names(this.convention.getHighCardinalityKeyValues(begun()))).containsExactly("openai.run.client_id");
	}

	private static RunObservationContext begun() {
		return new RunObservationContext(CLIENT, RUN, RunInput.NONE, false);
	}

	private static RunObservationContext ended(RunOutcome outcome, String run) {
		RunObservationContext context = begun();
		FailureSummary cause = outcome.isAnswered() ? null
				: new FailureSummary("StreamLostException", "The stream ended", null, null, null);
		RunObject last = AssistantsJson.create()
			.mapper()
			.readValue(
					"{\"id\":\"run_1\",\"object\":\"thread.run\"" + (run.equals("{}") ? "}" : "," + run.substring(1)),
					RunObject.class);
		context.setEnd(RUN, new RunSummary(outcome, last, null, Duration.ofSeconds(1), null, null, cause));
		return context;
	}

	private static @Nullable String value(KeyValues values, String name) {
		return values.stream()
			.filter((value) -> value.getKey().equals(name))
			.map(KeyValue::getValue)
			.findFirst()
			.orElse(null);
	}

	private static List<String> names(KeyValues values) {
		return values.stream().map(KeyValue::getKey).toList();
	}

}
