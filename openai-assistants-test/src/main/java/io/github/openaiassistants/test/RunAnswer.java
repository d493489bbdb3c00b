package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What the runs begin with that match, see {@link AssistantsServer#when(RunMatcher)}.
 * Each method makes a script, which is in force at once and says how it goes on.
 */
public final class RunAnswer {

	private final RunMatcher matcher;

	private final ScriptSource scripts;

	RunAnswer(RunMatcher matcher, ScriptSource scripts) {
		this.matcher = matcher;
		this.scripts = scripts;
	}

	/**
	 * Begins with a message.
	 * @param text the text of the message, cut into words
	 * @return how it goes on
	 */
	public ScriptedRun say(String text) {
		return begin((script) -> script.thenAnswering(text));
	}

	/**
	 * Begins with the call of a function and waits for its output.
	 * @param name the name of the function
	 * @param arguments its arguments, as JSON text
	 * @return how it goes on
	 */
	public ScriptedRun callFunction(String name, String arguments) {
		return callFunctions(new FunctionCall(name, arguments));
	}

	/**
	 * Begins with calls of functions, all in one step, and waits for their outputs.
	 * @param calls the calls, at least one
	 * @return how it goes on
	 */
	public ScriptedRun callFunctions(FunctionCall... calls) {
		return begin((script) -> script.thenCalling(calls));
	}

	/**
	 * Begins with a search in files, which runs at the server. Later messages cite what
	 * it finds with marks such as {@code 【4:0†handbook.pdf】}, where the number behind the
	 * colon is the position of the result, from 0.
	 * @param results what it finds
	 * @return how it goes on
	 */
	public ScriptedRun searchFiles(FileSearchResult... results) {
		return begin((script) -> script.thenSearchingFiles(results));
	}

	/**
	 * Fails.
	 * @param code the code of the error, such as {@code rate_limit_exceeded}
	 * @param message the text of the error
	 * @return how it goes on
	 */
	public ScriptedRun fail(String code, String message) {
		return begin((script) -> script.failing(code, message));
	}

	/**
	 * Does all that a script says.
	 * @param script the script
	 * @return how it goes on
	 */
	public ScriptedRun play(RunScript script) {
		return begin((empty) -> script);
	}

	/**
	 * Refuses the request with an error of the API: there is no run. What comes then is
	 * for the requests after it; where nothing comes, they are refused as well.
	 * @param status the HTTP status, such as 503
	 * @return how it goes on
	 */
	public ScriptedRun refuse(int status) {
		return refuse(ScriptedRun.refusal(status));
	}

	/**
	 * Refuses the request like {@link #refuse(int)}, and says when to come back.
	 * @param status the HTTP status, such as 429
	 * @param retryAfter the header {@code Retry-After}, sent in whole seconds
	 * @return how it goes on
	 */
	public ScriptedRun refuse(int status, Duration retryAfter) {
		return refuse(ScriptedRun.refusal(status, retryAfter));
	}

	/**
	 * Gives a raw answer to the request, of whatever kind: there is no run. What comes
	 * then is for the requests after it; where nothing comes, they get the same.
	 * @param answer the answer
	 * @return how it goes on
	 */
	public ScriptedRun refuse(StubResponse answer) {
		ScriptRule rule = new ScriptRule(this.matcher);
		rule.refuse(answer);
		this.scripts.add(rule);
		return new ScriptedRun(rule);
	}

	private ScriptedRun begin(UnaryOperator<RunScript> change) {
		ScriptRule rule = new ScriptRule(this.matcher);
		rule.change(change);
		this.scripts.add(rule);
		return new ScriptedRun(rule);
	}

}
