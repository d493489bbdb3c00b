package io.github.openaiassistants.test;

import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step that is being worked on, and the deltas of its tool calls. Belongs to the state
 * thread.
 */
final class OpenStep {

	private static final String MCP = "mcp";

	private final ObjectNode json;

	private final RunEngine engine;

	private int tokens;

	OpenStep(ObjectNode json, RunEngine engine) {
		this.json = json;
		this.engine = engine;
	}

	ObjectNode json() {
		return this.json;
	}

	ObjectNode details() {
		return (ObjectNode) this.json.path("step_details");
	}

	ArrayNode calls() {
		return details().withArrayProperty("tool_calls");
	}

	int tokens() {
		return this.tokens;
	}

	void countToken() {
		this.tokens++;
	}

	/**
	 * Adds a tool call and sends its first delta.
	 * @param type the kind of the call
	 * @param whole the call as it is before any piece arrived
	 */
	void openCall(String type, ObjectNode whole) {
		ObjectNode call = Payloads.object().put("id", Ids.next("call_")).put("type", type);
		calls().add(call.set(type, whole));
		delta(call.path("id").stringValue(), whole.deepCopy());
	}

	/**
	 * Adds a piece to the last tool call.
	 * @param member the member of the call's body that grows
	 * @param piece the piece
	 */
	void appendToCall(String member, String piece) {
		ObjectNode body = lastBody();
		body.put(member, body.path(member).asString("") + piece);
		delta("", Payloads.object().put(member, piece));
	}

	void appendLogs(String logs) {
		((ArrayNode) lastBody().path("outputs")).addObject().put("type", "logs").put("logs", logs);
		ObjectNode body = Payloads.object();
		body.putArray("outputs").addObject().put("index", 0).put("type", "logs").put("logs", logs);
		delta("", body);
	}

	/**
	 * Tells which ranker the last call, a file search, uses.
	 * @param ranker the ranker
	 */
	void rankWith(String ranker) {
		((ObjectNode) lastBody().path("ranking_options")).put("ranker", ranker);
		delta(calls().path(calls().size() - 1).path("id").stringValue(), lastBody().deepCopy());
	}

	void find(List<FileSearchResult> results) {
		ArrayNode found = lastBody().putArray("results");
		results.forEach((result) -> found.add(result.json()));
	}

	/**
	 * Adds a call of a tool on an MCP server. Other than those of all other kinds, it has
	 * no body of its own, and its deltas have a kind of their own.
	 * @param server the label of the server
	 * @param call what is called
	 */
	void addMcpCall(String server, FunctionCall call) {
		ObjectNode json = Payloads.object().put("id", Ids.next("call_")).put("type", MCP);
		calls().add(json.put("arguments", call.arguments()).put("name", call.name()).put("server_label", server));
		countToken();
		ObjectNode delta = Payloads.object().put("index", calls().size() - 1);
		delta.set("id", json.path("id"));
		send(Payloads.stepDelta(id(), MCP, delta.put("type", MCP).put("arguments", call.arguments())));
	}

	/**
	 * Adds what the service did with MCP servers before any tool was called.
	 * @param server the label of the server
	 * @param names the names of its tools
	 */
	void addListedTools(String server, List<String> names) {
		ObjectNode activity = details().putArray("activities").addObject();
		activity.put("type", "mcp_list_tools").put("id", Ids.next("mcpl_")).put("server_label", server);
		ObjectNode tools = activity.putObject("tools");
		for (String name : names) {
			ObjectNode parameters = tools.putObject(name).put("description", "A tool").putObject("parameters");
			parameters.put("type", "object").putObject("properties");
			parameters.putArray("required");
		}
	}

	private void delta(String callId, ObjectNode body) {
		countToken();
		String type = lastType();
		ObjectNode call = Payloads.object().put("index", calls().size() - 1);
		if (!callId.isEmpty()) {
			call.put("id", callId);
		}
		call.put("type", type).set(type, body);
		send(Payloads.stepDelta(id(), type.equals("openapi") ? type : "tool_calls", call));
	}

	private void send(ObjectNode delta) {
		this.engine.emit("thread.run.step.delta", delta);
	}

	private String id() {
		return this.json.path("id").stringValue();
	}

	private String lastType() {
		return calls().path(calls().size() - 1).path("type").stringValue();
	}

	private ObjectNode lastBody() {
		return (ObjectNode) calls().path(calls().size() - 1).path(lastType());
	}

}
