package io.github.openaiassistants.test;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

/**
 * One thing a script lets the model do.
 */
sealed interface ScriptItem {

	/**
	 * Whether the item stands beside the messages and steps: it does not end what is
	 * open.
	 * @return whether it does not
	 */
	default boolean isAside() {
		return false;
	}

	/**
	 * Cuts the text of a message differently.
	 * @param length the length of the text of a delta, 0 for words
	 * @return the item with other pieces, or this when it is no message
	 */
	default ScriptItem cut(int length) {
		return this;
	}

	/**
	 * A message, streamed piece by piece.
	 *
	 * @param pieces the text of each delta
	 * @param refusal whether the content is a refusal rather than text
	 */
	record Answer(List<String> pieces, boolean refusal) implements ScriptItem {

		@Override
		public ScriptItem cut(int length) {
			return new Answer(Pieces.cut(String.join("", this.pieces), length), this.refusal);
		}

	}

	/**
	 * A message that depends on the tool outputs of the round before.
	 *
	 * @param text makes the text from the outputs by function name
	 * @param pieceLength the length of the text of a delta, 0 for words
	 */
	record ComputedAnswer(Function<Map<String, String>, String> text, int pieceLength) implements ScriptItem {

		List<String> pieces(Map<String, String> outputs) {
			return Pieces.cut(this.text.apply(outputs), this.pieceLength);
		}

		@Override
		public ScriptItem cut(int length) {
			return new ComputedAnswer(this.text, length);
		}

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
	 * A message that cites a web page.
	 *
	 * @param pieces the text of each delta
	 * @param url the address of the page
	 * @param title its title
	 */
	record CitingAnswer(List<String> pieces, String url, String title) implements ScriptItem {

		@Override
		public ScriptItem cut(int length) {
			return new CitingAnswer(Pieces.cut(String.join("", this.pieces), length), this.url, this.title);
		}

	}

	/**
	 * A step of some tool that runs at the server.
	 *
	 * @param kind the kind of the call
	 * @param members the members of the call's body, each sent as a delta of its own
	 */
	record ToolUse(String kind, Map<String, String> members) implements ScriptItem {
	}

	/**
	 * A step in which the service asks an MCP server for its tools.
	 *
	 * @param server the label of the server
	 * @param tools the names of its tools
	 */
	record ListedTools(String server, List<String> tools) implements ScriptItem {
	}

	/**
	 * Calls of tools on an MCP server that need approval, all in one step. Always the
	 * last item of a round.
	 *
	 * @param server the label of the server
	 * @param calls the calls
	 */
	record ApprovalRequest(String server, List<FunctionCall> calls) implements ScriptItem {
	}

	/**
	 * An error event inside the stream, which ends the stream but not the run.
	 *
	 * @param type the type of the error
	 * @param message its text
	 * @param wrapped whether the error object is wrapped in a member {@code error}
	 */
	record StreamError(String type, String message, boolean wrapped) implements ScriptItem {

		@Override
		public boolean isAside() {
			return true;
		}

	}

	/**
	 * Reasoning of the model.
	 *
	 * @param summary the pieces of its summary
	 */
	record Reasoning(List<String> summary) implements ScriptItem {
	}

	/**
	 * A search of the web.
	 *
	 * @param query what is searched for
	 * @param urls what is found
	 */
	record WebSearch(String query, List<String> urls) implements ScriptItem {
	}

	/**
	 * An output item of the Responses API, sent as is.
	 *
	 * @param json the item
	 */
	record AnyItem(ObjectNode json) implements ScriptItem {
	}

	/**
	 * An event, sent as is.
	 *
	 * @param type its type
	 * @param payload its payload
	 */
	record AnyEvent(String type, ObjectNode payload) implements ScriptItem {

		@Override
		public boolean isAside() {
			return true;
		}

	}

	/**
	 * Text that is written into the stream.
	 *
	 * @param text the text
	 */
	record RawText(String text) implements ScriptItem {

		@Override
		public boolean isAside() {
			return true;
		}

	}

}
