package io.github.openaiassistants.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * Turns one round of a script into the small steps a response is driven through, one
 * event each, in the order that was recorded from the real service.
 */
final class ResponseBeats {

	private final StoredResponse response;

	private final RunScript script;

	private final int number;

	private final Deque<Runnable> beats = new ArrayDeque<>();

	private final Map<String, String> calls = new LinkedHashMap<>();

	private final ItemBeats items;

	private ResponseBeats(StoredResponse response, RunScript script, int number) {
		this.response = response;
		this.script = script;
		this.number = number;
		this.items = new ItemBeats(response, this.beats, this.calls);
	}

	/**
	 * Returns what a response does.
	 * @param response the response
	 * @param script its script
	 * @param number the number of the round
	 * @param outputs the outputs of the round before by name of the function
	 * @param store where is remembered what comes after function calls
	 * @return the beats up to the end
	 */
	static Deque<Runnable> of(StoredResponse response, RunScript script, int number, Map<String, String> outputs,
			ResponsesStore store) {
		ResponseBeats beats = new ResponseBeats(response, script, number);
		beats.add(() -> response.tell("response.created"));
		if (response.origin().background()) {
			beats.add(() -> response.tell("response.queued"));
		}
		beats.add(response::begin);
		beats.round(outputs);
		beats.end(store);
		return beats.beats;
	}

	private void round(Map<String, String> outputs) {
		for (ScriptItem item : this.script.round(this.number).items()) {
			if (item.isAside()) {
				aside(item);
				continue;
			}
			this.items.close("completed");
			interlude();
			this.items.add(item, outputs);
		}
	}

	private void aside(ScriptItem item) {
		if (item instanceof ScriptItem.StreamError error) {
			add(() -> error(error.type(), error.message(), error.wrapped()));
			if (!endsWithError()) {
				add(this.response.engine()::finishStream);
			}
		}
		else if (item instanceof ScriptItem.AnyEvent event) {
			add(() -> this.response.emit(event.type(), event.payload()));
		}
		else if (item instanceof ScriptItem.RawText raw) {
			add(() -> this.response.emitRaw(raw.text()));
		}
	}

	private void interlude() {
		if (this.response.quirks().has(ResponsesQuirk.KEEPALIVES)) {
			add(() -> this.response.emit("keepalive", Payloads.object()));
		}
		if (this.response.quirks().has(ResponsesQuirk.UNKNOWN_EVENTS)) {
			add(() -> this.response.emit("response.embedded_server.note", Payloads.object().put("note", "unknown")));
		}
	}

	private boolean endsWithError() {
		List<ScriptItem> round = this.script.round(this.number).items();
		boolean errorLast = !round.isEmpty() && round.get(round.size() - 1) instanceof ScriptItem.StreamError;
		return errorLast && this.script.end().status() == RunStatus.FAILED;
	}

	private void end(ResponsesStore store) {
		if (this.script.round(this.number).endsWithCalls()) {
			add(() -> store.add(new Continuation(this.script, this.number + 1, this.calls)));
			complete();
			return;
		}
		ScriptEnd end = this.script.end();
		switch (end.status()) {
			case IN_PROGRESS -> {
				// Works until it is cancelled, and then perhaps completes instead
				add(this.response.engine()::hold);
				complete();
			}
			case FAILED -> fail(end.code(), end.message());
			case EXPIRED -> fail("server_error", "The response took too long.");
			case INCOMPLETE -> {
				boolean told = !this.response.quirks().has(ResponsesQuirk.ALWAYS_COMPLETED);
				this.items.close(told ? "incomplete" : "completed");
				String reason = end.code().equals("max_completion_tokens") ? "max_output_tokens" : end.code();
				add(() -> this.response
					.end(told ? new ScriptEnd(RunStatus.INCOMPLETE, reason, "") : ScriptEnd.of(RunStatus.COMPLETED)));
			}
			default -> complete();
		}
	}

	private void complete() {
		this.items.close("completed");
		add(() -> this.response.end(ScriptEnd.of(RunStatus.COMPLETED)));
	}

	private void fail(String code, String message) {
		if (!endsWithError() && !this.response.quirks().has(ResponsesQuirk.NO_ERROR_EVENT)) {
			add(() -> error(code, message, true));
		}
		add(() -> this.response.end(new ScriptEnd(RunStatus.FAILED, code, message)));
	}

	private void error(String type, String message, boolean wrapped) {
		ObjectNode error = ResponsePayloads.error(type, message);
		this.response.emit("error", wrapped ? Payloads.object().set("error", error) : error.without("type"));
	}

	private void add(Runnable beat) {
		this.beats.add(beat);
	}

}
