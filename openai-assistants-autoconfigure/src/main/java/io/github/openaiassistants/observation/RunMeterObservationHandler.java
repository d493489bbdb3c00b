package io.github.openaiassistants.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.model.Usage;

/**
 * Measures the time to the first text and the tokens used of the runs that are observed,
 * with the key values of low cardinality that their observations have:
 * {@code gen_ai.client.operation.time_to_first_chunk} and
 * {@code gen_ai.client.token.usage}.
 */
public final class RunMeterObservationHandler implements ObservationHandler<RunObservationContext> {

	/**
	 * Name of the timer of the first text.
	 */
	public static final String TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";

	/**
	 * Name of the summary of tokens.
	 */
	public static final String TOKEN_USAGE = "gen_ai.client.token.usage";

	private static final String TOKEN_TYPE = "gen_ai.token.type";

	private final MeterRegistry registry;

	/**
	 * Create the handler.
	 * @param registry where to measure
	 */
	public RunMeterObservationHandler(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof RunObservationContext;
	}

	@Override
	public void onStop(RunObservationContext context) {
		RunSummary summary = context.getSummary();
		if (summary == null) {
			return;
		}
		List<Tag> tags = new ArrayList<>();
		for (KeyValue value : context.getLowCardinalityKeyValues()) {
			tags.add(Tag.of(value.getKey(), value.getValue()));
		}
		firstText(summary.timeToFirstText(), tags);
		Usage usage = summary.usage();
		if (usage != null) {
			tokens(usage.promptTokens(), tags, "input");
			tokens(usage.completionTokens(), tags, "output");
		}
	}

	private void firstText(@Nullable Duration time, List<Tag> tags) {
		if (time != null) {
			Timer.builder(TIME_TO_FIRST_CHUNK)
				.description("Time from the start of a run to the first text of its answer")
				.tags(tags)
				.register(this.registry)
				.record(time);
		}
	}

	private void tokens(@Nullable Long number, List<Tag> tags, String type) {
		if (number != null) {
			DistributionSummary.builder(TOKEN_USAGE)
				.description("Tokens that a run read or wrote")
				.tags(tags)
				.tag(TOKEN_TYPE, type)
				.register(this.registry)
				.record(number);
		}
	}

}
