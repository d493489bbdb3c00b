package io.github.openaiassistants.test;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of responses.
 */
final class ResponseEndpoints {

	private static final long RESUMABLE = 300;

	private final StateThread time;

	private final ResponsesStore store;

	private final ResponseFactory responses;

	ResponseEndpoints(StateThread time, ResponsesStore store, ResponseFactory responses) {
		this.time = time;
		this.store = store;
		this.responses = responses;
	}

	void addTo(Router router) {
		router.addStable("POST", "/responses", this::create);
		router.addStable("GET", "/responses/{}", this::get);
		router.addStable("DELETE", "/responses/{}", this::delete);
		router.addStable("POST", "/responses/{}/cancel", this::cancel);
		router.addStable("GET", "/responses/{}/input_items", this::inputItems);
	}

	private Answer create(ApiRequest request) {
		ResponseFactory.NewResponse made = this.responses.create(request.body());
		StoredResponse response = made.response();
		if (response.origin().streamed()) {
			return stream(made,
					request.body().json().path("stream_options").path("include_obfuscation").asBoolean(true));
		}
		if (response.origin().background()) {
			Answer.Json queued = show(response, response.origin().included());
			response.engine().start(response, made.beats(), null);
			return queued;
		}
		Sinks.One<Answer.Json> whole = Sinks.one();
		response.whenOver(() -> whole.emitValue(show(response, response.origin().included()),
				Sinks.EmitFailureHandler.FAIL_FAST));
		response.engine().start(response, made.beats(), null);
		return new Answer.Pending(whole.asMono(), () -> this.time.execute(() -> response.engine().leave(response)));
	}

	private Answer stream(ResponseFactory.NewResponse made, boolean padded) {
		StoredResponse response = made.response();
		EventStream stream = new EventStream(this.time, events(response, padded), made.round());
		boolean silent = response.quirks().has(ResponsesQuirk.SILENT_AFTER_CANCEL);
		ResponseReader reader = new ResponseReader(response.log(), 0, stream,
				() -> silent && response.status() == RunStatus.CANCELLED);
		if (!made.round().done()) {
			reader.withoutDone();
		}
		response.engine().start(response, made.beats(), reader);
		return new Answer.Events(stream);
	}

	private static ResponsesEvents events(StoredResponse response, boolean padded) {
		Quirks quirks = response.quirks();
		return new ResponsesEvents(padded ? quirks : quirks.without(ResponsesQuirk.PADDING));
	}

	private Answer get(ApiRequest request) {
		StoredResponse response = this.store.response(request.id(0));
		Map<String, String> query = request.query();
		if (query.getOrDefault("stream", "false").equals("true")) {
			return resume(response, query.get("starting_after"), query.get("include_obfuscation"));
		}
		return show(response, Included.of(request.include()));
	}

	private Answer resume(StoredResponse response, @Nullable String after, @Nullable String padding) {
		if (!response.origin().streamed()) {
			throw RefusedException
				.badRequest("This response cannot be streamed because it was not created with stream=true.");
		}
		if (response.age() > RESUMABLE || response.quirks().has(ResponsesQuirk.TOO_OLD_TO_RESUME)) {
			throw RefusedException
				.badRequest("This response can no longer be streamed because it is more than 5 minutes old.");
		}
		boolean ignored = after == null || response.quirks().has(ResponsesQuirk.REPLAYS_EVERYTHING);
		int position = ignored ? 0 : response.log().positionAfter(number(String.valueOf(after)));
		EventStream stream = new EventStream(this.time, events(response, !"false".equals(padding)),
				ScriptRound.empty());
		boolean endless = response.quirks().has(ResponsesQuirk.REPLAY_NEVER_ENDS);
		ResponseReader reader = new ResponseReader(response.log(), position, stream, () -> endless);
		stream.listen(reader::pump, () -> {
			// Nobody waits for a replay but its client
		});
		return new Answer.Events(stream);
	}

	private static long number(String text) {
		try {
			return Long.parseLong(text);
		}
		catch (NumberFormatException ex) {
			throw RefusedException.badRequest("invalid_type", "starting_after",
					"Invalid type for 'starting_after': expected an integer.");
		}
	}

	private Answer delete(ApiRequest request) {
		StoredResponse response = this.store.response(request.id(0));
		if (response.status().isActive()) {
			response.cancel();
		}
		this.store.removeResponse(response.id());
		return Answer.Json
			.ok(Payloads.object().put("id", response.id()).put("object", "response").put("deleted", true));
	}

	private Answer cancel(ApiRequest request) {
		StoredResponse response = this.store.response(request.id(0));
		if (!response.origin().background()) {
			throw RefusedException.badRequest("Cannot cancel a synchronous response.");
		}
		Quirks quirks = response.quirks();
		if (response.status().isActive() && !quirks.has(ResponsesQuirk.IGNORES_CANCEL)) {
			if (quirks.has(ResponsesQuirk.COMPLETES_BEFORE_CANCEL)) {
				response.engine().drain();
			}
			else if (quirks.has(ResponsesQuirk.CANCELS_LATER)) {
				this.time.execute(() -> {
					if (response.status().isActive()) {
						response.cancel();
					}
				});
			}
			else {
				response.cancel();
			}
		}
		return show(response, response.origin().included());
	}

	private Answer inputItems(ApiRequest request) {
		StoredResponse response = this.store.response(request.id(0));
		List<ObjectNode> items = Included.of(request.include()).show(response.origin().input());
		return Answer.Json.ok(Page.forward(items, request.query()));
	}

	private static Answer.Json show(StoredResponse response, Included included) {
		ObjectNode shown = Payloads.object();
		shown.set("response", response.show(included));
		// The same as in events, but never a stub
		EventShape shape = new EventShape(response.quirks().without(ResponsesQuirk.STUB_RESPONSES));
		return Answer.Json.ok(shape.of(shown).path("response"));
	}

}
