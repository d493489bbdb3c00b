package io.github.openaiassistants.relay;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What happens in a run a countable number of times, whoever tells it: by these a page
 * that comes back finds its place in an account of the run that is not the one it has
 * read.
 */
enum Milestone {

	THREAD_CREATED('a'), RUN_CREATED('b'), RUN_QUEUED('c'), RUN_IN_PROGRESS('d'), ACTION_REQUIRED('e'),
	RUN_CANCELLING('f'), RUN_ENDED('g'), STEP_CREATED('h'), STEP_IN_PROGRESS('i'), STEP_ENDED('j'),
	MESSAGE_CREATED('k'), MESSAGE_IN_PROGRESS('l'), MESSAGE_ENDED('m'), FUNCTION_STARTED('n'), FUNCTION_ENDED('o'),
	ERROR('p'), RECOVERY_STARTED('q'), DONE('r'), FINISHED('s');

	private static final Map<String, Milestone> BY_NAME = Map.ofEntries(Map.entry("thread.created", THREAD_CREATED),
			Map.entry("thread.run.created", RUN_CREATED), Map.entry("thread.run.queued", RUN_QUEUED),
			Map.entry("thread.run.in_progress", RUN_IN_PROGRESS),
			Map.entry("thread.run.requires_action", ACTION_REQUIRED),
			Map.entry("thread.run.cancelling", RUN_CANCELLING), Map.entry("thread.run.completed", RUN_ENDED),
			Map.entry("thread.run.incomplete", RUN_ENDED), Map.entry("thread.run.failed", RUN_ENDED),
			Map.entry("thread.run.cancelled", RUN_ENDED), Map.entry("thread.run.expired", RUN_ENDED),
			Map.entry("thread.run.step.created", STEP_CREATED),
			Map.entry("thread.run.step.in_progress", STEP_IN_PROGRESS),
			Map.entry("thread.run.step.completed", STEP_ENDED), Map.entry("thread.run.step.failed", STEP_ENDED),
			Map.entry("thread.run.step.cancelled", STEP_ENDED), Map.entry("thread.run.step.expired", STEP_ENDED),
			Map.entry("thread.message.created", MESSAGE_CREATED),
			Map.entry("thread.message.in_progress", MESSAGE_IN_PROGRESS),
			Map.entry("thread.message.completed", MESSAGE_ENDED), Map.entry("thread.message.incomplete", MESSAGE_ENDED),
			Map.entry("function.started", FUNCTION_STARTED), Map.entry("function.finished", FUNCTION_ENDED),
			Map.entry("function.failed", FUNCTION_ENDED), Map.entry("error", ERROR),
			Map.entry("run.recovery_started", RECOVERY_STARTED), Map.entry("done", DONE),
			Map.entry("run.finished", FINISHED));

	private static final Map<Character, Milestone> BY_LETTER = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(Milestone::letter, Function.identity()));

	private final char letter;

	Milestone(char letter) {
		this.letter = letter;
	}

	char letter() {
		return this.letter;
	}

	/**
	 * Return what an event of that name is.
	 * @param name the name of the event
	 * @return the milestone, or {@code null} when such events are not counted
	 */
	static @Nullable Milestone of(String name) {
		return BY_NAME.get(name);
	}

	/**
	 * Return the milestone of a letter.
	 * @param letter the letter
	 * @return the milestone, or {@code null} when it stands for none
	 */
	static @Nullable Milestone of(char letter) {
		return BY_LETTER.get(letter);
	}

}
