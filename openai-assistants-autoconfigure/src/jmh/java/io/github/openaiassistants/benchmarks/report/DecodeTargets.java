package io.github.openaiassistants.benchmarks.report;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.decode.Contestants;

/**
 * What is wanted of decoding.
 *
 * @param openAiJava how many times as fast as openai-java
 * @param spring how many times as fast as hand-written Spring
 * @param floor how many times the time of framing only
 * @param eventBytes bytes for each event
 * @param runKilobytes kilobytes for each run
 */
record DecodeTargets(@Nullable Bound openAiJava, @Nullable Bound spring, @Nullable Bound floor,
		@Nullable Bound eventBytes, @Nullable Bound runKilobytes) {

	private static final DecodeTargets NONE = new DecodeTargets(null, null, null, null, null);

	static DecodeTargets of(Input input, Contestants contestant) {
		return switch (contestant) {
			case OURS -> ofOurs(input);
			case FULL_PARSE -> (input == Input.LONG || input == Input.LONG_FRAMES)
					? new DecodeTargets(Bound.atLeast(12), Bound.atLeast(5), null, Bound.atMost(1300), null) : NONE;
			default -> NONE;
		};
	}

	private static DecodeTargets ofOurs(Input input) {
		return switch (input) {
			case LONG, LONG_FRAMES ->
				new DecodeTargets(Bound.atLeast(30), Bound.atLeast(12), Bound.atMost(5), Bound.atMost(400), null);
			case RECORDED -> new DecodeTargets(Bound.atLeast(15), Bound.atLeast(6), null, null, null);
			case LIFE_CYCLE -> new DecodeTargets(Bound.atLeast(7), Bound.atLeast(3), null, null, Bound.atMost(70));
			case FUNCTION_ARGUMENTS -> NONE;
		};
	}

}
