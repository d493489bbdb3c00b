package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the runs do that match, see {@link AssistantsServer#when(RunMatcher)}. Every
 * method changes the script that is in force and returns this; runs that have begun are
 * not concerned. Every run that matches follows the script from its beginning. Faults
 * concern the stream they are described in: where there are function calls, each round
 * between them has a stream of its own. Thread-safe.
 */
public final class ScriptedRun {

	private final ScriptRule rule;

	ScriptedRun(ScriptRule rule) {
		this.rule = rule;
	}

	static StubResponse refusal(int status) {
		return StubResponse.error(status, (status < 500) ? "invalid_request_error" : "server_error", "",
				"Refused by the script.");
	}

	static StubResponse refusal(int status, Duration retryAfter) {
		return refusal(status).header("Retry-After", String.valueOf(retryAfter.toSeconds()));
	}

	/**
	 * Goes on with a message.
	 * @param text the text of the message, cut into words
	 * @return this
	 */
	public ScriptedRun thenSay(String text) {
		return change((script) -> script.thenAnswering(text));
	}

	/**
	 * Goes on with a message made from the outputs of functions.
	 * @param text makes the text from the outputs last submitted by name of the function
	 * (a second call of a function is named {@code name#2} and so on); must not block
	 * @return this
	 */
	public ScriptedRun thenSay(Function<Map<String, String>, String> text) {
		return change((script) -> script.thenAnswering(text));
	}

	/**
	 * Goes on with a message that cites a web page at its end.
	 * @param text the text of the message, cut into words
	 * @param url the address of the page
	 * @param title its title
	 * @return this
	 */
	public ScriptedRun thenSayCiting(String text, String url, String title) {
		return change((script) -> script.thenCiting(text, url, title));
	}

	/**
	 * Goes on with the call of a function and waits for its output.
	 * @param name the name of the function
	 * @param arguments its arguments, as JSON text
	 * @return this
	 */
	public ScriptedRun thenCallFunction(String name, String arguments) {
		return thenCallFunctions(new FunctionCall(name, arguments));
	}

	/**
	 * Goes on with calls of functions, all in one step, and waits for their outputs.
	 * @param calls the calls, at least one
	 * @return this
	 */
	public ScriptedRun thenCallFunctions(FunctionCall... calls) {
		return change((script) -> script.thenCalling(calls));
	}

	/**
	 * Goes on with a search in files, see
	 * {@link RunAnswer#searchFiles(FileSearchResult...)}.
	 * @param results what it finds
	 * @return this
	 */
	public ScriptedRun thenSearchFiles(FileSearchResult... results) {
		return change((script) -> script.thenSearchingFiles(results));
	}

	/**
	 * Sends an {@code error} event, with which the stream ends; the run goes on.
	 * @param type the type of the error, such as {@code server_error}
	 * @param message the text of the error
	 * @return this
	 */
	public ScriptedRun thenSendError(String type, String message) {
		return change((script) -> script.error(type, message));
	}

	/**
	 * Ends as failed.
	 * @param code the code of the error, such as {@code rate_limit_exceeded}
	 * @param message the text of the error
	 * @return this
	 */
	public ScriptedRun thenFail(String code, String message) {
		return change((script) -> script.failing(code, message));
	}

	/**
	 * Refuses one more request before any run, see {@link RunAnswer#refuse(int)}.
	 * @param status the HTTP status
	 * @return this
	 */
	public ScriptedRun thenRefuse(int status) {
		this.rule.refuse(refusal(status));
		return this;
	}

	/**
	 * Does not end by itself: works until it is cancelled or expires.
	 * @return this
	 */
	public ScriptedRun thenHang() {
		return change(RunScript::hanging);
	}

	/**
	 * Sets the pause between two events.
	 * @param pause the pause, instead of the server's
	 * @return this
	 */
	public ScriptedRun pace(Duration pause) {
		return change((script) -> script.pace(pause));
	}

	/**
	 * Cuts the text of all messages so far into deltas of equal length, instead of words.
	 * @param length the length in {@code char}s, at least 1
	 * @return this
	 */
	public ScriptedRun inPiecesOf(int length) {
		return change((script) -> script.inPiecesOf(length));
	}

	/**
	 * Writes the stream in slices, whatever they cut: also inside an event or a
	 * character.
	 * @param bytes the size of a slice in bytes, at least 1
	 * @return this
	 */
	public ScriptedRun splitBytes(int bytes) {
		return change((script) -> script.splittingBytes(bytes));
	}

	/**
	 * Closes the connection in the middle of the stream; the run goes on behind it.
	 * @param events how many events are sent before that, may be 0
	 * @return this
	 */
	public ScriptedRun dropAfter(int events) {
		return change((script) -> script.cutAfter(events));
	}

	/**
	 * Closes the connection in the middle of the stream, also inside an event; the run
	 * goes on behind it.
	 * @param bytes how many bytes are sent before that, may be 0
	 * @return this
	 */
	public ScriptedRun dropAfterBytes(long bytes) {
		return change((script) -> script.cutAfterBytes(bytes, StreamEnd.CLOSE));
	}

	/**
	 * Falls silent with the connection open; the run goes on behind it.
	 * @param events how many events are sent before that, may be 0
	 * @return this
	 */
	public ScriptedRun stallAfter(int events) {
		return change((script) -> script.stallAfter(events));
	}

	/**
	 * Changes the script by whatever else a {@link RunScript} can.
	 * @param change makes the new script from the one so far
	 * @return this
	 */
	public ScriptedRun change(UnaryOperator<RunScript> change) {
		this.rule.change(change);
		return this;
	}

	/**
	 * Limits how many runs follow the script. Further ones match it no more, and may
	 * match an older one.
	 * @param runs the number, at least 1; refusals are not counted
	 * @return this
	 */
	public ScriptedRun times(int runs) {
		if (runs < 1) {
			throw new IllegalArgumentException("runs must be positive");
		}
		this.rule.limit(runs);
		return this;
	}

}
