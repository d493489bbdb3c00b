package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the items of a script into output items of a response. An item stays open until
 * the next one comes or the response ends, because how it ends may depend on that.
 */
final class ItemBeats {

	private static final int PIECE_LENGTH = 6;

	private final StoredResponse response;

	private final Deque<Runnable> beats;

	private final Map<String, String> calls;

	private final List<Runnable> closing = new ArrayList<>();

	private Consumer<String> close = (status) -> {
		// Nothing is open
	};

	/**
	 * Makes beats of items.
	 * @param response the response
	 * @param beats where the beats are added
	 * @param calls where the names of the functions that are called are added by the ids
	 * of the calls
	 */
	ItemBeats(StoredResponse response, Deque<Runnable> beats, Map<String, String> calls) {
		this.response = response;
		this.beats = beats;
		this.calls = calls;
	}

	/**
	 * Closes the item that is open, if there is one.
	 * @param status its last status
	 */
	void close(String status) {
		this.beats.addAll(this.closing);
		this.closing.clear();
		this.close.accept(status);
		this.close = (nothing) -> {
			// Nothing is open any more
		};
	}

	void add(ScriptItem item, Map<String, String> outputs) {
		if (item instanceof ScriptItem.Answer answer) {
			message(answer.pieces(), answer.refusal());
		}
		else if (item instanceof ScriptItem.ComputedAnswer computed) {
			message(computed.pieces(outputs), false);
		}
		else if (item instanceof ScriptItem.CitingAnswer citing) {
			message(citing.pieces(), false);
			beat(() -> item().cite(citing.url(), citing.title()));
		}
		else if (item instanceof ScriptItem.Calls all) {
			all.calls().forEach(this::call);
		}
		else if (item instanceof ScriptItem.CodeRun code) {
			code(code);
		}
		else if (item instanceof ScriptItem.FileSearch search) {
			fileSearch(search.results());
		}
		else if (item instanceof ScriptItem.WebSearch search) {
			webSearch(search);
		}
		else if (item instanceof ScriptItem.Reasoning reasoning) {
			new ReasoningBeats(this.response).of(id("rs_"), reasoning.summary()).forEach(this::beat);
		}
		else if (item instanceof ScriptItem.ApprovalRequest request) {
			request.calls().forEach((call) -> approval(request.server(), call));
		}
		else if (item instanceof ScriptItem.ListedTools listed) {
			listedTools(listed);
		}
		else if (item instanceof ScriptItem.ToolUse use) {
			ObjectNode json = ResponsePayloads.item(id("tool_"), use.kind() + "_call");
			use.members().forEach(json::put);
			open(json, "completed");
		}
		else if (item instanceof ScriptItem.AnyItem any) {
			ObjectNode json = Payloads.object();
			json.put("id", id(InputItems.prefix(any.json().path("type").stringValue()))).setAll(any.json());
			open(json, "");
		}
	}

	private void message(List<String> pieces, boolean refusal) {
		beat(() -> this.response.open(ResponsePayloads.message(id("msg_"))));
		beat(() -> item().openPart(refusal));
		for (String piece : pieces) {
			beat(() -> item().write(piece));
		}
		this.closing.add(() -> item().tellWhole());
		this.closing.add(() -> item().closePart());
		this.close = (status) -> beat(() -> this.response.close(status));
	}

	private void call(FunctionCall call) {
		close("completed");
		String callId = Ids.next("call_");
		this.calls.put(callId, call.name());
		ObjectNode json = ResponsePayloads.item(id("fc_"), "function_call").put("arguments", "");
		beat(() -> this.response.open(json.put("call_id", callId).put("name", call.name())));
		boolean whole = this.response.quirks().has(ResponsesQuirk.WHOLE_ARGUMENTS);
		for (String piece : Pieces.ofLength(call.arguments(), whole ? Integer.MAX_VALUE : PIECE_LENGTH)) {
			beat(() -> {
				this.response.countToken();
				item().tell("response.function_call_arguments.delta", Payloads.object().put("delta", piece));
			});
		}
		if (!this.response.quirks().has(ResponsesQuirk.NO_CALL_ITEM_IDS)) {
			this.closing.add(() -> item().tell("response.function_call_arguments.done",
					Payloads.object().put("name", call.name()).put("arguments", call.arguments())));
		}
		this.close = (status) -> beat(() -> {
			json.put("arguments", call.arguments());
			this.response.close(status);
		});
	}

	private void code(ScriptItem.CodeRun code) {
		ObjectNode json = ResponsePayloads.item(id("ci_"), "code_interpreter_call").put("code", "");
		beat(() -> this.response.open(json.put("container_id", Ids.next("cntr_")).putNull("outputs")));
		beat(() -> item().tell("response.code_interpreter_call.in_progress"));
		for (String piece : Pieces.ofLength(code.input(), PIECE_LENGTH)) {
			beat(() -> item().tell("response.code_interpreter_call_code.delta", Payloads.object().put("delta", piece)));
		}
		beat(() -> item().tell("response.code_interpreter_call_code.done",
				Payloads.object().put("code", code.input())));
		beat(() -> item().tell("response.code_interpreter_call.interpreting"));
		beat(() -> item().tell("response.code_interpreter_call.completed"));
		this.close = (status) -> beat(() -> {
			ArrayNode outputs = json.put("code", code.input()).putArray("outputs");
			if (!code.logs().isEmpty()) {
				outputs.addObject().put("type", "logs").put("logs", code.logs());
			}
			this.response.close(status);
		});
	}

	private void fileSearch(List<FileSearchResult> results) {
		ObjectNode json = ResponsePayloads.item(id("fs_"), "file_search_call");
		json.putArray("queries");
		beat(() -> this.response.open(json.putNull("results")));
		beat(() -> item().tell("response.file_search_call.in_progress"));
		beat(() -> item().tell("response.file_search_call.searching"));
		beat(() -> item().tell("response.file_search_call.completed"));
		this.close = (status) -> beat(() -> {
			this.response.origin().context().userTexts().forEach(json.putArray("queries")::add);
			ArrayNode found = json.putArray("results");
			results.forEach((result) -> found.add(result.flatJson()));
			this.response.find(results);
			this.response.close(status);
		});
	}

	private void webSearch(ScriptItem.WebSearch search) {
		ObjectNode json = ResponsePayloads.item(id("ws_"), "web_search_call");
		ObjectNode action = json.putObject("action").put("type", "search").put("query", search.query());
		beat(() -> this.response.open(json));
		beat(() -> item().tell("response.web_search_call.in_progress"));
		beat(() -> item().tell("response.web_search_call.searching"));
		beat(() -> item().tell("response.web_search_call.completed"));
		this.close = (status) -> beat(() -> {
			ArrayNode sources = action.putArray("sources");
			search.urls().forEach((url) -> sources.addObject().put("type", "url").put("url", url));
			this.response.close(status);
		});
	}

	private void approval(String server, FunctionCall call) {
		close("completed");
		String id = id("mcpr_");
		this.calls.put(id, call.name());
		ObjectNode json = Payloads.object().put("id", id).put("type", "mcp_approval_request");
		open(json.put("server_label", server).put("name", call.name()).put("arguments", call.arguments()), "");
	}

	private void listedTools(ScriptItem.ListedTools listed) {
		ObjectNode json = Payloads.object().put("id", id("mcpl_")).put("type", "mcp_list_tools");
		ArrayNode tools = json.put("server_label", listed.server()).putArray("tools");
		for (String name : listed.tools()) {
			tools.addObject().put("name", name).putObject("input_schema").put("type", "object");
		}
		open(json, "");
		beat(() -> item().tell("response.mcp_list_tools.in_progress"));
		beat(() -> item().tell("response.mcp_list_tools.completed"));
	}

	private void open(ObjectNode json, String lastStatus) {
		beat(() -> this.response.open(json));
		this.close = (status) -> beat(() -> this.response.close(lastStatus));
	}

	private OpenItem item() {
		return this.response.item();
	}

	private String id(String prefix) {
		return this.response.quirks().has(ResponsesQuirk.BARE_IDS) ? UUID.randomUUID().toString() : Ids.next(prefix);
	}

	private void beat(Runnable beat) {
		this.beats.add(beat);
	}

}
