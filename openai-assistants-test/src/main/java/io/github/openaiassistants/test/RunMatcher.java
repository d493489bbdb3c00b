package io.github.openaiassistants.test;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells the runs that a script is meant for from others. The static methods are made for
 * being imported statically. A matcher of your own should say in its {@code toString()}
 * what it looks for, or be {@linkplain #describedAs(String) described}: failures show it.
 */
@FunctionalInterface
public interface RunMatcher {

	/**
	 * Returns whether a run is meant.
	 * @param request what is known of the new run; must be looked at without blocking
	 * @return whether it is
	 */
	boolean matches(RunRequest request);

	/**
	 * Returns a matcher for the runs that both match.
	 * @param other the other
	 * @return the narrower matcher
	 */
	default RunMatcher and(RunMatcher other) {
		return described(this + " and " + other, (request) -> matches(request) && other.matches(request));
	}

	/**
	 * Returns a matcher for the runs that either matches.
	 * @param other the other
	 * @return the wider matcher
	 */
	default RunMatcher or(RunMatcher other) {
		return described("(" + this + " or " + other + ")", (request) -> matches(request) || other.matches(request));
	}

	/**
	 * Returns a matcher for all other runs.
	 * @return the opposite
	 */
	default RunMatcher negate() {
		return described("not " + this, (request) -> !matches(request));
	}

	/**
	 * Returns the same matcher with another description.
	 * @param description what it looks for
	 * @return the matcher
	 */
	default RunMatcher describedAs(String description) {
		return described(description, this::matches);
	}

	/**
	 * Matches every run.
	 * @return the matcher
	 */
	static RunMatcher anyRun() {
		return described("any run", (request) -> true);
	}

	/**
	 * Matches by the newest user message.
	 * @param text the whole message
	 * @return the matcher
	 */
	static RunMatcher message(String text) {
		return described("message " + ScriptSummary.quote(text), (request) -> request.question().equals(text));
	}

	/**
	 * Matches by a part of the newest user message.
	 * @param part the part, in the same case
	 * @return the matcher
	 */
	static RunMatcher messageContaining(String part) {
		return described("message containing " + ScriptSummary.quote(part),
				(request) -> request.question().contains(part));
	}

	/**
	 * Matches by a pattern that is found in the newest user message.
	 * @param regex the regular expression
	 * @return the matcher
	 * @throws java.util.regex.PatternSyntaxException if it is none
	 */
	static RunMatcher messageMatching(String regex) {
		Pattern pattern = Pattern.compile(regex);
		return described("message matching /" + regex + "/", (request) -> pattern.matcher(request.question()).find());
	}

	/**
	 * Matches by the assistant. Never matches requests of the Responses API, which knows
	 * no assistants: use {@link #instructionsContaining(String)} there.
	 * @param id the id of the assistant
	 * @return the matcher
	 */
	static RunMatcher assistant(String id) {
		return described("assistant " + id, (request) -> request.assistantId().equals(id));
	}

	/**
	 * Matches by the thread.
	 * @param id the id of the thread, or of the conversation in the Responses API
	 * @return the matcher
	 */
	static RunMatcher thread(String id) {
		return described("thread " + id, (request) -> request.threadId().equals(id));
	}

	/**
	 * Matches by what the model is told to be like.
	 * @param part a part of the instructions of the run or, where it has none, of the
	 * assistant, in the same case
	 * @return the matcher
	 */
	static RunMatcher instructionsContaining(String part) {
		return described("instructions containing " + ScriptSummary.quote(part),
				(request) -> request.instructions().contains(part));
	}

	private static RunMatcher described(String description, Predicate<RunRequest> condition) {
		return new RunMatcher() {

			@Override
			public boolean matches(RunRequest request) {
				return condition.test(request);
			}

			@Override
			public String toString() {
				return description;
			}

		};
	}

}
