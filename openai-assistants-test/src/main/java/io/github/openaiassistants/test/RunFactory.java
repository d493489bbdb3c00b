package io.github.openaiassistants.test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes runs from requests: checks the parameters and completes them from the assistant.
 */
final class RunFactory {

	private static final int MAX_TOOLS = 20;

	private static final int MIN_TOKENS = 256;

	private static final Set<String> SHARED = Set.of("assistant_id", "model", "instructions", "tools", "metadata",
			"temperature", "top_p", "stream", "max_prompt_tokens", "max_completion_tokens", "truncation_strategy",
			"tool_choice", "parallel_tool_calls", "response_format");

	private static final List<String> ONLY_WITHOUT_THREAD = List.of("reasoning_effort", "additional_instructions",
			"additional_messages");

	private static final List<String> ONLY_WITH_THREAD = List.of("thread", "tool_resources");

	private final ServerTraits traits;

	private final StateThread time;

	private final MessageEndpoints messages;

	private final ScriptSource scripts;

	RunFactory(ServerTraits traits, StateThread time, MessageEndpoints messages, ScriptSource scripts) {
		this.traits = traits;
		this.time = time;
		this.messages = messages;
		this.scripts = scripts;
	}

	void check(RequestBody body) {
		check(body, ONLY_WITHOUT_THREAD);
	}

	void checkWithThread(RequestBody body) {
		check(body, ONLY_WITH_THREAD);
	}

	/**
	 * Makes a run and adds it to its thread.
	 * @param thread the thread, which no other run locks
	 * @param assistant the assistant
	 * @param body the checked request
	 * @return the run, not started
	 */
	StoredRun create(StoredThread thread, ObjectNode assistant, RequestBody body) {
		int before = thread.messages().size();
		this.messages.addAll(thread, body, "additional_messages");
		ObjectNode json = Payloads.run(thread, assistant.path("id").stringValue(), this.time.now());
		complete(json, assistant, body);
		if (thread.userTexts().isEmpty() && json.path("instructions").isNull()) {
			throw RefusedException.badRequest("invalid_thread", "",
					"The thread has no user message and the run has no instructions.");
		}
		RunRequest request = new RunRequest(thread.id(), assistant.path("id").stringValue(),
				json.path("instructions").asString(""), body.json(), thread.userTexts());
		RunScript script = script(request, thread, before);
		RunEngine engine = new RunEngine(this.time, this.traits, script, this.scripts.pace(script));
		StoredRun run = new StoredRun(thread, json, this.time, engine);
		thread.runs().add(run);
		return run;
	}

	private RunScript script(RunRequest request, StoredThread thread, int messagesBefore) {
		try {
			return this.scripts.next(request);
		}
		catch (RuntimeException ex) {
			// A request that is refused changes nothing
			thread.messages().subList(messagesBefore, thread.messages().size()).clear();
			throw ex;
		}
	}

	private static void check(RequestBody body, List<String> more) {
		Set<String> known = new HashSet<>(SHARED);
		known.addAll(more);
		body.only(known);
		body.required("assistant_id");
		body.text("model");
		body.text("instructions");
		body.text("additional_instructions");
		body.flag("stream");
		body.flag("parallel_tool_calls");
		body.array("tools", MAX_TOOLS);
		ToolResources.existing(body);
		body.metadata();
		body.number("temperature", 0, 2);
		body.number("top_p", 0, 1);
		body.number("max_prompt_tokens", MIN_TOKENS, Integer.MAX_VALUE);
		body.number("max_completion_tokens", MIN_TOKENS, Integer.MAX_VALUE);
	}

	private static void complete(ObjectNode run, ObjectNode assistant, RequestBody body) {
		run.set("model", choose("model", body, assistant));
		run.put("instructions", instructions(body, assistant));
		run.set("tools", choose("tools", body, assistant));
		ObjectNode noResources = run.objectNode();
		noResources.putObject("code_interpreter").putArray("file_ids");
		run.set("tool_resources", body.has("tool_resources") ? body.json().path("tool_resources") : noResources);
		run.set("metadata", body.metadata());
		run.set("temperature", decimal(choose("temperature", body, assistant)));
		run.set("top_p", decimal(choose("top_p", body, assistant)));
		run.set("reasoning_effort", choose("reasoning_effort", body, assistant));
		ObjectNode defaults = run.objectNode().putNull("max_completion_tokens").putNull("max_prompt_tokens");
		defaults.putObject("truncation_strategy").put("type", "auto").putNull("last_messages");
		defaults.put("tool_choice", "auto").put("parallel_tool_calls", true);
		run.set("max_completion_tokens", choose("max_completion_tokens", body, defaults));
		run.set("max_prompt_tokens", choose("max_prompt_tokens", body, defaults));
		run.set("truncation_strategy", choose("truncation_strategy", body, defaults));
		run.putNull("incomplete_details").putNull("usage");
		run.set("response_format", choose("response_format", body, assistant));
		run.set("tool_choice", choose("tool_choice", body, defaults));
		run.set("parallel_tool_calls", choose("parallel_tool_calls", body, defaults));
	}

	private static JsonNode choose(String name, RequestBody body, ObjectNode other) {
		return body.has(name) ? body.json().path(name) : other.path(name);
	}

	private static JsonNode decimal(JsonNode number) {
		return number.isNumber() ? Payloads.object().numberNode(number.doubleValue()) : number;
	}

	private static @Nullable String instructions(RequestBody body, ObjectNode assistant) {
		String own = choose("instructions", body, assistant).asString("");
		String additional = body.json().path("additional_instructions").asString("");
		String all = (own + "\n" + additional).strip();
		return all.isEmpty() ? null : all;
	}

}
