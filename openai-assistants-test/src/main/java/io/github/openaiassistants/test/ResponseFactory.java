package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes responses from requests: checks the request, puts together what the model gets to
 * see, and finds the script or its next round.
 */
final class ResponseFactory {

	private static final String NO_STORE = "This server does not store responses and therefore does not support "
			+ "the background mode.";

	private final Quirks serverQuirks;

	private final StateThread time;

	private final ResponsesStore store;

	private final ScriptSource scripts;

	ResponseFactory(Quirks serverQuirks, StateThread time, ResponsesStore store, ScriptSource scripts) {
		this.serverQuirks = serverQuirks;
		this.time = time;
		this.store = store;
		this.scripts = scripts;
	}

	/**
	 * Makes a response. Its conversation is locked from now on.
	 * @param body the request
	 * @return the response and what it has to do
	 */
	NewResponse create(RequestBody body) {
		new ResponseParameters(this.serverQuirks).check(body);
		StoredConversation conversation = conversation(body.json().path("conversation"));
		StoredResponse previous = previous(body);
		List<ObjectNode> input = InputItems.of(body.json().path("input"), "input");
		List<ObjectNode> all = new ArrayList<>((previous != null) ? previous.contextForNext() : List.of());
		if (conversation != null) {
			conversation.checkIdle();
			all.addAll(conversation.items());
		}
		all.addAll(input);
		ModelContext context = new ModelContext(List.copyOf(all));
		if (!this.serverQuirks.has(ResponsesQuirk.LENIENT)) {
			checkReasoning(input);
			context.check(this.store::reasoningBefore);
		}
		ResponseOrigin origin = new ResponseOrigin(conversation, input, context, included(body), isStored(body),
				body.flag("stream"), isBackground(body));
		return create(body, origin);
	}

	private NewResponse create(RequestBody body, ResponseOrigin origin) {
		ModelContext context = origin.context();
		Continuation continuation = continuation(context);
		if (continuation != null) {
			return create(body, origin, continuation.script(), continuation.round(),
					continuation.outputs(context.items()));
		}
		StoredConversation conversation = origin.conversation();
		RunRequest request = new RunRequest((conversation != null) ? conversation.id() : "", "",
				body.json().path("instructions").asString(""), body.json(), context.userTexts());
		return create(body, origin, this.scripts.next(request), 0, Map.of());
	}

	private NewResponse create(RequestBody body, ResponseOrigin origin, RunScript script, int round,
			Map<String, String> outputs) {
		Quirks quirks = this.serverQuirks.and(script.quirks().all());
		ObjectNode json = ResponsePayloads.response(body.json());
		json.put("background", origin.background()).put("store", origin.stored());
		StoredConversation conversation = origin.conversation();
		if (conversation != null) {
			json.putObject("conversation").put("id", conversation.id());
		}
		Duration pace = this.scripts.pace(script);
		boolean tied = !origin.background() && !quirks.has(ResponsesQuirk.GOES_ON_WITHOUT_CLIENT);
		ResponseEngine engine = new ResponseEngine(this.time, pace, origin.background(), tied);
		StoredResponse response = new StoredResponse(json, origin, quirks, this.time, this.store, engine);
		Deque<Runnable> beats = ResponseBeats.of(response, script, round, outputs, this.store);
		if (conversation != null) {
			conversation.lock(response);
		}
		if (origin.stored() || origin.background()) {
			this.store.add(response);
		}
		return new NewResponse(response, beats, script.round(round));
	}

	private @Nullable Continuation continuation(ModelContext context) {
		List<ObjectNode> answers = context.answers();
		return answers.isEmpty() ? null
				: this.store.continuation(ModelContext.answeredCall(answers.get(answers.size() - 1)));
	}

	private @Nullable StoredConversation conversation(JsonNode conversation) {
		String id = conversation.asString(conversation.path("id").asString(""));
		if (id.isEmpty() || this.serverQuirks.has(ResponsesQuirk.NO_CONVERSATIONS)) {
			return null;
		}
		return this.store.conversation(id);
	}

	private @Nullable StoredResponse previous(RequestBody body) {
		String id = body.text("previous_response_id");
		if (id == null || this.serverQuirks.has(ResponsesQuirk.STATELESS)) {
			return null;
		}
		StoredResponse previous = this.store.findResponse(id);
		if (previous == null || !previous.origin().stored()) {
			throw RefusedException.badRequest("previous_response_not_found", "previous_response_id",
					"Previous response with id '" + id + "' not found.");
		}
		return previous;
	}

	private boolean isStored(RequestBody body) {
		boolean possible = !this.serverQuirks.has(ResponsesQuirk.STATELESS)
				&& !this.serverQuirks.has(ResponsesQuirk.STORE_OFF);
		return possible && (!body.has("store") || body.flag("store"));
	}

	private boolean isBackground(RequestBody body) {
		boolean wanted = body.flag("background");
		if (wanted && this.serverQuirks.has(ResponsesQuirk.STORE_OFF)) {
			throw RefusedException.badRequest(NO_STORE);
		}
		return wanted && !this.serverQuirks.has(ResponsesQuirk.STATELESS)
				&& !this.serverQuirks.has(ResponsesQuirk.BACKGROUND_IGNORED);
	}

	private Included included(RequestBody body) {
		return this.serverQuirks.has(ResponsesQuirk.LENIENT) ? Included.everything()
				: Included.of(body.json().path("include"));
	}

	private void checkReasoning(List<ObjectNode> input) {
		for (ObjectNode item : input) {
			String id = item.path("id").stringValue();
			if (item.path("type").asString("").equals("reasoning") && !item.hasNonNull("encrypted_content")
					&& !this.store.remembers(id)) {
				throw RefusedException.notFound("Item with id '" + id + "' not found. Items are not persisted when "
						+ "`store` is set to false. Try again with `store` set to true, or remove this item from your "
						+ "input.");
			}
		}
	}

	/**
	 * A response that is not being made yet.
	 *
	 * @param response the response
	 * @param beats what it has to do
	 * @param round what is scripted
	 */
	record NewResponse(StoredResponse response, Deque<Runnable> beats, ScriptRound round) {
	}

}
