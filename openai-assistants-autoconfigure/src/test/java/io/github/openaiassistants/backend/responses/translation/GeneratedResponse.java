package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A random response as a server would stream it: its items may overlap, and a server may
 * leave out what others send.
 */
final class GeneratedResponse {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final List<String> PIECES = List.of("Hello", " world", "\uD83D\uDE80", "\u00e4\u00f6", "\n",
			" 45 Nm", "{\"a\":", "\"b\"}", "\u4e2d\u6587", ".");

	private final Random random;

	private final String id;

	private final boolean indexes;

	private final boolean ids;

	private final boolean overlaps;

	private final List<List<ObjectNode>> scripts = new ArrayList<>();

	private final ArrayNode output = NODES.arrayNode();

	private final Map<String, String> texts = new LinkedHashMap<>();

	private final Map<String, String> calls = new LinkedHashMap<>();

	private int hidden;

	GeneratedResponse(Random random, String id, boolean mayCall) {
		this.random = random;
		this.id = id;
		this.indexes = random.nextInt(3) != 0;
		this.ids = random.nextInt(3) != 0;
		this.overlaps = random.nextBoolean();
		int items = 1 + random.nextInt(5);
		for (int i = 0; i < items; i++) {
			switch (random.nextInt(mayCall ? 6 : 4)) {
				case 0, 1 -> message(i);
				case 2 -> hosted(i);
				case 3 -> reasoning(i);
				default -> call(i);
			}
		}
	}

	// Return the whole text of every message, by its id.
	Map<String, String> texts() {
		return this.texts;
	}

	// Return the arguments of every function call, by its id.
	Map<String, String> calls() {
		return this.calls;
	}

	int hidden() {
		return this.hidden;
	}

	List<ObjectNode> events() {
		List<ObjectNode> events = new ArrayList<>();
		events.add(lifecycle("created", "in_progress", NODES.arrayNode()));
		events.add(lifecycle("in_progress", "in_progress", NODES.arrayNode()));
		List<List<ObjectNode>> rest = new ArrayList<>();
		this.scripts.forEach((script) -> rest.add(new ArrayList<>(script)));
		while (!rest.isEmpty()) {
			// Who leaves out positions and ids does not overlap either
			int next = (this.overlaps && this.indexes) ? this.random.nextInt(rest.size()) : 0;
			events.add(rest.get(next).remove(0));
			rest.removeIf(List::isEmpty);
		}
		events.add(completed());
		return events;
	}

	ObjectNode completed() {
		return lifecycle("completed", "completed", this.output);
	}

	private ObjectNode lifecycle(String type, String status, ArrayNode items) {
		ObjectNode response = NODES.objectNode();
		response.put("id", this.id).put("object", "response").put("created_at", 1790000000).put("status", status);
		response.put("model", "model-2026").set("output", items);
		if (status.equals("completed")) {
			response.putObject("usage").put("input_tokens", 10).put("output_tokens", 5).put("total_tokens", 15);
		}
		ObjectNode event = NODES.objectNode().put("type", "response." + type);
		event.set("response", response);
		return event;
	}

	private void message(int index) {
		String itemId = this.id + "_msg_" + index;
		List<ObjectNode> script = new ArrayList<>();
		ObjectNode item = NODES.objectNode().put("id", itemId).put("type", "message").put("role", "assistant");
		script.add(added(index, item.deepCopy().put("status", "in_progress").set("content", NODES.arrayNode())));
		ArrayNode content = item.put("status", "completed").putArray("content");
		StringBuilder whole = new StringBuilder();
		int parts = 1 + this.random.nextInt(2);
		for (int part = 0; part < parts; part++) {
			boolean refusal = this.random.nextInt(5) == 0;
			String kind = refusal ? "refusal" : "output_text";
			String member = refusal ? "refusal" : "text";
			script.add(part("content_part.added", itemId, index, part,
					NODES.objectNode().put("type", kind).put(member, "")));
			StringBuilder text = new StringBuilder();
			ObjectNode written = NODES.objectNode().put("type", kind);
			ArrayNode annotations = refusal ? NODES.arrayNode() : written.putArray("annotations");
			for (String piece : pieces()) {
				text.append(piece);
				script.add(content(kind + ".delta", itemId, index, part).put("delta", piece));
				if (!refusal && this.random.nextInt(4) == 0) {
					ObjectNode annotation = annotation(text.codePointCount(0, text.length()));
					ObjectNode event = content("output_text.annotation.added", itemId, index, part);
					event.put("annotation_index", annotations.size()).set("annotation", annotation);
					annotations.add(annotation);
					script.add(event);
				}
			}
			script.add(content(kind + ".done", itemId, index, part).put(member, text.toString()));
			content.add(written.put(member, text.toString()));
			script.add(part("content_part.done", itemId, index, part, written));
			whole.append(refusal ? "" : text);
		}
		script.add(done(index, item));
		add(script, item);
		this.texts.put(itemId, whole.toString());
	}

	private ObjectNode annotation(int position) {
		return (this.random.nextInt(4) == 0)
				? NODES.objectNode().put("type", "url_citation").put("url", "https://example.test")
				: NODES.objectNode().put("type", "file_citation").put("file_id", "file_1").put("index", position);
	}

	private void call(int index) {
		String itemId = this.id + "_fc_" + index;
		String callId = this.id + "_call_" + index;
		ObjectNode item = NODES.objectNode()
			.put("id", itemId)
			.put("type", "function_call")
			.put("call_id", callId)
			.put("name", "get_weather");
		List<ObjectNode> script = new ArrayList<>();
		script.add(added(index, item.deepCopy().put("status", "in_progress").put("arguments", "")));
		StringBuilder arguments = new StringBuilder();
		for (String piece : pieces()) {
			arguments.append(piece);
			script.add(item("function_call_arguments.delta", itemId, index).put("delta", piece));
		}
		script.add(item("function_call_arguments.done", itemId, index).put("arguments", arguments.toString()));
		item.put("status", "completed").put("arguments", arguments.toString());
		script.add(done(index, item));
		add(script, item);
		this.calls.put(callId, arguments.toString());
	}

	private void hosted(int index) {
		boolean search = this.random.nextBoolean();
		String type = search ? "file_search_call" : "code_interpreter_call";
		String itemId = this.id + "_tool_" + index;
		ObjectNode item = NODES.objectNode().put("id", itemId).put("type", type);
		List<ObjectNode> script = new ArrayList<>();
		script.add(added(index, item.deepCopy().put("status", "in_progress")));
		script.add(item(type + ".in_progress", itemId, index));
		if (search) {
			item.putArray("results").addObject().put("file_id", "file_1").put("filename", "a.pdf").put("score", 0.5);
		}
		else {
			StringBuilder code = new StringBuilder();
			for (String piece : pieces()) {
				code.append(piece);
				script.add(item("code_interpreter_call_code.delta", itemId, index).put("delta", piece));
			}
			script.add(item("code_interpreter_call_code.done", itemId, index).put("code", code.toString()));
			item.put("code", code.toString()).putArray("outputs").addObject().put("type", "logs").put("logs", "1\n");
		}
		script.add(item(type + ".completed", itemId, index));
		script.add(done(index, item.put("status", "completed")));
		add(script, item);
	}

	private void reasoning(int index) {
		ObjectNode item = NODES.objectNode().put("id", this.id + "_rs_" + index).put("type", "reasoning");
		add(new ArrayList<>(List.of(added(index, item), done(index, item))), item);
		this.hidden++;
	}

	private List<String> pieces() {
		String[] pieces = new String[1 + this.random.nextInt(6)];
		Arrays.setAll(pieces, (i) -> PIECES.get(this.random.nextInt(PIECES.size())));
		return Arrays.asList(pieces);
	}

	private void add(List<ObjectNode> script, ObjectNode item) {
		this.scripts.add(script);
		this.output.add(item);
	}

	private ObjectNode added(int index, JsonNode item) {
		return whole("output_item.added", index, item);
	}

	private ObjectNode done(int index, JsonNode item) {
		return whole("output_item.done", index, item);
	}

	private ObjectNode whole(String type, int index, JsonNode item) {
		ObjectNode event = NODES.objectNode().put("type", "response." + type);
		if (this.indexes) {
			event.put("output_index", index);
		}
		event.set("item", item);
		return event;
	}

	private ObjectNode item(String type, String itemId, int index) {
		ObjectNode event = NODES.objectNode().put("type", "response." + type);
		if (this.ids) {
			event.put("item_id", itemId);
		}
		if (this.indexes) {
			event.put("output_index", index);
		}
		return event;
	}

	private ObjectNode content(String type, String itemId, int index, int part) {
		ObjectNode event = item(type, itemId, index);
		return this.indexes ? event.put("content_index", part) : event;
	}

	private ObjectNode part(String type, String itemId, int index, int position, JsonNode part) {
		ObjectNode event = content(type, itemId, index, position);
		event.set("part", part.deepCopy());
		return event;
	}

}
