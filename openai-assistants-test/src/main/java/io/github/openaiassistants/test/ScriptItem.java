package io.github.openaiassistants.test;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One thing a script lets the model do.
 */
sealed interface ScriptItem {

	/**
	 * A message, streamed piece by piece.
	 *
	 * @param pieces the text of each delta
	 * @param refusal whether the content is a refusal rather than text
	 */
	record Answer(List<String> pieces, boolean refusal) implements ScriptItem {
	}

	/**
	 * A message that depends on the tool outputs of the round before.
	 *
	 * @param text makes the text from the outputs by function name
	 */
	record ComputedAnswer(Function<Map<String, String>, String> text) implements ScriptItem {
	}

	/**
	 * A step of the code interpreter.
	 *
	 * @param input the code
	 * @param logs what it printed, may be empty
	 */
	record CodeRun(String input, String logs) implements ScriptItem {
	}

	/**
	 * A step of the file search.
	 *
	 * @param results what it finds
	 */
	record FileSearch(List<FileSearchResult> results) implements ScriptItem {
	}

	/**
	 * Function calls, all in one step. Always the last item of a round.
	 *
	 * @param calls the calls
	 */
	record Calls(List<FunctionCall> calls) implements ScriptItem {
	}

	/**
	 * An error event inside the stream, which ends the stream but not the run.
	 *
	 * @param type the type of the error
	 * @param message its text
	 * @param wrapped whether the error object is wrapped in a member {@code error}
	 */
	record StreamError(String type, String message, boolean wrapped) implements ScriptItem {
	}

}
