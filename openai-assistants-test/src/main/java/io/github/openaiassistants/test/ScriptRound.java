package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The part of a script that is sent in one stream: up to the function calls or the end.
 *
 * @param items what the model does
 * @param fault what happens to the stream, {@code null} for nothing
 * @param done whether the stream is closed by the event {@code done}
 * @param slice how many bytes are written at once, 0 for one event
 */
record ScriptRound(List<ScriptItem> items, @Nullable Fault fault, boolean done, int slice) {

	static ScriptRound empty() {
		return new ScriptRound(List.of(), null, true, 0);
	}

	ScriptRound with(ScriptItem item) {
		List<ScriptItem> all = new ArrayList<>(this.items);
		all.add(item);
		return new ScriptRound(List.copyOf(all), this.fault, this.done, this.slice);
	}

	ScriptRound with(Fault newFault) {
		return new ScriptRound(this.items, newFault, this.done, this.slice);
	}

	ScriptRound withoutDone() {
		return new ScriptRound(this.items, this.fault, false, this.slice);
	}

	ScriptRound sliced(int bytes) {
		return new ScriptRound(this.items, this.fault, this.done, bytes);
	}

	ScriptRound cut(int length) {
		return new ScriptRound(this.items.stream().map((item) -> item.cut(length)).toList(), this.fault, this.done,
				this.slice);
	}

	boolean endsWithCalls() {
		ScriptItem last = this.items.isEmpty() ? null : this.items.get(this.items.size() - 1);
		return last instanceof ScriptItem.Calls || last instanceof ScriptItem.ApprovalRequest;
	}

	/**
	 * An accident of a stream.
	 *
	 * @param afterEvents how many events are still sent
	 * @param afterBytes how many bytes are still sent
	 * @param end how the stream ends then
	 */
	record Fault(int afterEvents, long afterBytes, StreamEnd end) {
	}

}
