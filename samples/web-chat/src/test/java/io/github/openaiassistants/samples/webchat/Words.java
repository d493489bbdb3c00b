package io.github.openaiassistants.samples.webchat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.openaiassistants.test.RunScript;

/**
 * Answers in which every word is another, so that a missing or doubled one is noticed.
 */
final class Words {

	private Words() {
	}

	static String text(int count) {
		return IntStream.rangeClosed(1, count).mapToObj((number) -> "word" + number).collect(Collectors.joining(" "));
	}

	static RunScript slowly(int count, int milliseconds) {
		return RunScript.answering(text(count)).pace(Duration.ofMillis(milliseconds));
	}

}
