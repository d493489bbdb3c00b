package io.github.openaiassistants.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a script into the small steps a run is driven through, one event each, in the
 * order that was recorded from the real service.
 */
final class RunBeats {

	private static final int PIECE_LENGTH = 6;

	private final StoredRun run;

	private final RunScript script;

	private final Deque<Runnable> beats = new ArrayDeque<>();

	private RunBeats(StoredRun run, RunScript script) {
		this.run = run;
		this.script = script;
	}

	/**
	 * Returns what a new run does.
	 * @param run the run
	 * @param script its script
	 * @return the beats up to the function calls or the end
	 */
	static Deque<Runnable> first(StoredRun run, RunScript script) {
		RunBeats beats = new RunBeats(run, script);
		beats.add(() -> run.tell("thread.run.created"));
		beats.add(() -> run.tell("thread.run.queued"));
		beats.add(run::begin);
		beats.round(0);
		return beats.beats;
	}

	/**
	 * Returns what a run does after tool outputs.
	 * @param run the run
	 * @param script its script
	 * @param round the number of the round, from 1
	 * @return the beats up to the next function calls or the end
	 */
	static Deque<Runnable> next(StoredRun run, RunScript script, int round) {
		if (run.isRejected()) {
			return ending(run, new ScriptEnd(RunStatus.FAILED, "tool_user_error", "The tool calls were not approved."));
		}
		RunBeats beats = new RunBeats(run, script);
		beats.add(() -> run.closeStep(RunStatus.COMPLETED));
		beats.add(() -> run.tell("thread.run.queued"));
		beats.add(run::begin);
		beats.round(round);
		return beats.beats;
	}

	/**
	 * Returns what a run does that is being cancelled.
	 * @param run the run
	 * @return the beats up to the end
	 */
	static Deque<Runnable> cancelling(StoredRun run) {
		Deque<Runnable> beats = new ArrayDeque<>();
		beats.add(() -> run.tell("thread.run.cancelling"));
		beats.add(() -> run.closeStep(RunStatus.CANCELLED));
		beats.add(() -> run.closeMessage("run_cancelled"));
		beats.add(() -> end(run, ScriptEnd.of(RunStatus.CANCELLED), true));
		return beats;
	}

	/**
	 * Returns how a run ends with whatever is still open.
	 * @param run the run
	 * @param end the end
	 * @return the beats up to the end
	 */
	static Deque<Runnable> ending(StoredRun run, ScriptEnd end) {
		return ending(run, end, true);
	}

	private static Deque<Runnable> ending(StoredRun run, ScriptEnd end, boolean done) {
		Deque<Runnable> beats = new ArrayDeque<>();
		switch (end.status()) {
			case FAILED -> {
				beats.add(() -> run.fail(end.code(), end.message()));
				beats.add(() -> run.closeMessage("run_failed"));
				beats.add(() -> run.closeStep(RunStatus.FAILED));
			}
			case EXPIRED -> {
				beats.add(() -> run.closeMessage("run_expired"));
				beats.add(() -> run.closeStep(RunStatus.EXPIRED));
			}
			case INCOMPLETE -> {
				String reason = end.code().startsWith("max_") ? "max_tokens" : end.code();
				beats.add(() -> run.closeMessage(reason));
				beats.add(() -> run.closeStep(RunStatus.COMPLETED));
			}
			default -> {
				beats.add(() -> run.closeMessage(""));
				beats.add(() -> run.closeStep(RunStatus.COMPLETED));
			}
		}
		beats.add(() -> end(run, end, done));
		return beats;
	}

	private static void end(StoredRun run, ScriptEnd end, boolean done) {
		run.end(end);
		run.engine().finishStream(done);
	}

	private void round(int number) {
		ScriptRound round = this.script.round(number);
		List<ScriptItem> items = round.items();
		for (int i = 0; i < items.size(); i++) {
			if (i > 0 && !items.get(i).isAside()) {
				close();
			}
			item(items.get(i), round);
		}
		ScriptEnd end = this.script.end();
		if (!round.endsWithCalls() && end.status() != RunStatus.IN_PROGRESS) {
			this.beats.addAll(ending(this.run, end, round.done()));
		}
		else if (this.script.isLastRound(number) && end.status() == RunStatus.EXPIRED) {
			this.beats.addAll(ending(this.run, end, round.done()));
		}
	}

	private void item(ScriptItem item, ScriptRound round) {
		if (item instanceof ScriptItem.Answer answer) {
			message(answer.pieces(), answer.refusal());
		}
		else if (item instanceof ScriptItem.ComputedAnswer computed) {
			message(computed.pieces(this.run.outputs()), false);
		}
		else if (item instanceof ScriptItem.CodeRun code) {
			code(code);
		}
		else if (item instanceof ScriptItem.FileSearch search) {
			fileSearch(search.results());
		}
		else if (item instanceof ScriptItem.Calls calls) {
			calls(calls.calls(), round.done());
		}
		else if (item instanceof ScriptItem.CitingAnswer citing) {
			message(citing.pieces(), false);
			add(() -> this.run.cite(citing.url(), citing.title()));
		}
		else if (item instanceof ScriptItem.ToolUse use) {
			toolUse(use);
		}
		else if (item instanceof ScriptItem.ListedTools listed) {
			step("activities");
			add(() -> this.run.step().addListedTools(listed.server(), listed.tools()));
		}
		else if (item instanceof ScriptItem.ApprovalRequest request) {
			approval(request, round.done());
		}
		else if (item instanceof ScriptItem.StreamError error) {
			add(() -> error(error));
		}
		else if (item instanceof ScriptItem.AnyEvent event) {
			add(() -> this.run.engine().emit(event.type(), event.payload()));
		}
		else if (item instanceof ScriptItem.RawText raw) {
			add(() -> this.run.engine().emitRaw(raw.text()));
		}
		// What has no form here is not told
	}

	private void message(List<String> pieces, boolean refusal) {
		step("message_creation");
		add(this.run::openMessage);
		add(() -> this.run.tellMessage("thread.message.in_progress"));
		for (String piece : pieces) {
			add(() -> this.run.append(piece, refusal));
		}
	}

	private void code(ScriptItem.CodeRun code) {
		step("tool_calls");
		ObjectNode whole = Payloads.object().put("input", "");
		whole.putArray("outputs");
		add(() -> this.run.step().openCall("code_interpreter", whole));
		for (String piece : Pieces.ofLength(code.input(), PIECE_LENGTH)) {
			add(() -> this.run.step().appendToCall("input", piece));
		}
		if (!code.logs().isEmpty()) {
			add(() -> this.run.step().appendLogs(code.logs()));
		}
	}

	private void fileSearch(List<FileSearchResult> results) {
		step("tool_calls");
		add(() -> this.run.step().openCall("file_search", Payloads.fileSearch("auto")));
		add(() -> this.run.step().rankWith("default_2024_08_21"));
		add(() -> this.run.step().rankWith("default-2024-08-21"));
		add(() -> this.run.find(results));
	}

	private void calls(List<FunctionCall> calls, boolean done) {
		step("tool_calls");
		for (FunctionCall call : calls) {
			ObjectNode whole = Payloads.object().put("name", call.name()).put("arguments", "").putNull("output");
			add(() -> this.run.step().openCall("function", whole));
			for (String piece : Pieces.ofLength(call.arguments(), PIECE_LENGTH)) {
				add(() -> this.run.step().appendToCall("arguments", piece));
			}
		}
		add(() -> {
			this.run.requireOutputs();
			this.run.engine().finishStream(done);
		});
	}

	private void toolUse(ScriptItem.ToolUse use) {
		step("tool_calls");
		add(() -> this.run.step().openCall(use.kind(), Payloads.object()));
		use.members().forEach((member, value) -> add(() -> this.run.step().appendToCall(member, value)));
	}

	private void approval(ScriptItem.ApprovalRequest request, boolean done) {
		step("tool_calls");
		for (FunctionCall call : request.calls()) {
			add(() -> this.run.step().addMcpCall(request.server(), call));
		}
		add(() -> {
			this.run.requireApproval();
			this.run.engine().finishStream(done);
		});
	}

	private void step(String type) {
		add(() -> this.run.openStep(type));
		add(() -> this.run.tellStep("thread.run.step.in_progress"));
	}

	private void close() {
		add(() -> this.run.closeMessage(""));
		add(() -> this.run.closeStep(RunStatus.COMPLETED));
	}

	private void error(ScriptItem.StreamError error) {
		ObjectNode body = Payloads.object().put("message", error.message()).put("type", error.type());
		body.putNull("param").putNull("code");
		this.run.engine().emit("error", error.wrapped() ? Payloads.object().set("error", body) : body);
		this.run.engine().finishStream(false);
	}

	private void add(Runnable beat) {
		this.beats.add(beat);
	}

}
