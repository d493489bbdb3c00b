package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.CodeInterpreterCall;
import io.github.openaiassistants.model.CodeInterpreterOutput;
import io.github.openaiassistants.model.CodeInterpreterToolCall;
import io.github.openaiassistants.model.FileSearchCall;
import io.github.openaiassistants.model.FileSearchResult;
import io.github.openaiassistants.model.FileSearchToolCall;
import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.StepDetails;
import io.github.openaiassistants.model.ToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * A call of a tool that the server runs itself, and the step of it.
 */
final class HostedItem extends OutputItem {

	private final RunDraft run;

	private final String id;

	private final StepDraft step;

	private final StreamedText code;

	private final List<CodeInterpreterOutput> outputs = new ArrayList<>();

	private @Nullable String wholeCode;

	private @Nullable List<FileSearchResult> results;

	private boolean ended;

	HostedItem(RunDraft run, ItemKind kind, @Nullable String itemId, String id, String code) {
		super(kind, itemId);
		this.run = run;
		this.id = id;
		this.step = StepDraft.begin(run, id, details(List.of()));
		this.code = new StreamedText(run.budget()).append(code);
		this.step.change(details(List.of(call(0, id, code, List.of()))));
	}

	@Override
	boolean isOpen() {
		return !this.ended;
	}

	void write(String piece) {
		if (this.ended || piece.isEmpty()) {
			return;
		}
		this.code.append(piece);
		change(new CodeInterpreterCall(piece, null, Map.of()));
	}

	void catchUp(@Nullable String whole) {
		if (whole != null && kind() == ItemKind.CODE_INTERPRETER_CALL) {
			write(this.code.missingFrom(whole));
		}
	}

	// Take the whole call, and tell whether all of it has a form in the Assistants API.
	boolean finish(JsonNode item) {
		boolean told = true;
		this.run.budget().take(item.path("code"));
		this.wholeCode = Members.text(item, "code");
		catchUp(this.wholeCode);
		for (JsonNode output : item.path("outputs")) {
			CodeInterpreterOutput piece = HostedResults.output(output, this.outputs.size());
			CodeInterpreterOutput kept = HostedResults.output(output, null);
			if (piece == null || kept == null) {
				told = false;
			}
			else {
				this.run.budget().takeEntries(1);
				this.run.budget().take(output);
				this.outputs.add(kept);
				change(new CodeInterpreterCall(null, List.of(piece), Map.of()));
			}
		}
		if (item.path("results").isArray()) {
			this.run.budget().take(item.path("results"));
			this.results = HostedResults.results(item.path("results"), this.run.terms().includesSearchContent());
		}
		return told;
	}

	void complete() {
		this.ended = true;
		this.step.complete(finalDetails(), null);
	}

	void fail(LastError error) {
		this.ended = true;
		this.step.fail(finalDetails(), error);
	}

	void cancel() {
		this.ended = true;
		this.step.cancel(finalDetails());
	}

	private void change(CodeInterpreterCall piece) {
		this.step.change(details(List.of(new CodeInterpreterToolCall(0, null, "code_interpreter", piece, Map.of()))));
	}

	private StepDetails finalDetails() {
		String input = (this.wholeCode != null) ? this.wholeCode : this.code.toString();
		return details(List.of(call(null, this.id, input, this.outputs)));
	}

	private ToolCall call(@Nullable Integer slot, String callId, String input, List<CodeInterpreterOutput> produced) {
		if (kind() == ItemKind.CODE_INTERPRETER_CALL) {
			return new CodeInterpreterToolCall(slot, callId, "code_interpreter",
					new CodeInterpreterCall(input, produced, Map.of()), Map.of());
		}
		FileSearchCall search = (slot != null) ? new FileSearchCall(null, null, Map.of())
				: new FileSearchCall(HostedResults.ranking(this.run.terms().tools()), this.results, Map.of());
		return new FileSearchToolCall(slot, callId, "file_search", search, Map.of());
	}

	private static StepDetails details(List<ToolCall> calls) {
		return new ToolCallsDetails("tool_calls", calls, Map.of());
	}

}
