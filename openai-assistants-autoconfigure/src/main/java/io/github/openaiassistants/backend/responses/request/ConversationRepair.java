package io.github.openaiassistants.backend.responses.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.model.Ids;

/**
 * Finds the calls that were left without outputs by a run that was cancelled, abandoned
 * or lost. A server accepts no further request on a thread that has such calls.
 */
public final class ConversationRepair {

	private static final String OUTPUT = "The call was cancelled.";

	private static final String CALL = "function_call";

	private static final String REASONING = "reasoning";

	private final Strategy strategy;

	/**
	 * Create a repair.
	 * @param strategy what is done about calls without outputs
	 */
	public ConversationRepair(Strategy strategy) {
		this.strategy = strategy;
	}

	/**
	 * Look for calls without outputs.
	 * @param newest the newest items of the thread, newest first
	 * @param complete whether these are all items of the thread
	 * @return what to do; a server refuses reasoning without all that followed it, and
	 * the other way round, so they are deleted together or not at all
	 */
	public Repair repair(List<JsonNode> newest, boolean complete) {
		List<ObjectNode> outputs = new ArrayList<>();
		List<String> deletions = new ArrayList<>();
		Set<String> answered = new HashSet<>();
		for (int i = 0; i < newest.size(); i++) {
			int calls = skip(newest, i, CALL);
			if (calls == i) {
				answered.add(callId(newest.get(i)));
				continue;
			}
			int end = skip(newest, calls, REASONING);
			List<JsonNode> block = newest.subList(i, end);
			List<JsonNode> dangling = newest.subList(i, calls)
				.stream()
				.filter((call) -> !answered.contains(callId(call)))
				.toList();
			boolean whole = dangling.size() == calls - i && (complete || end < newest.size());
			if (this.strategy == Strategy.DELETE && whole && block.stream().allMatch(ConversationRepair::hasId)) {
				block.forEach((item) -> deletions.add(Ids.require("item_id", item.path("id").asString(""))));
			}
			else {
				outputs.addAll(outputs(dangling));
			}
			i = end - 1;
		}
		return new Repair(outputs, deletions);
	}

	private static int skip(List<JsonNode> items, int start, String type) {
		int end = start;
		while (end < items.size() && items.get(end).path("type").asString("").equals(type)) {
			end++;
		}
		return end;
	}

	private static List<ObjectNode> outputs(List<JsonNode> newestFirst) {
		List<ObjectNode> outputs = new ArrayList<>();
		newestFirst.forEach((call) -> outputs.add(0,
				Trees.object("function_call_output").put("call_id", callId(call)).put("output", OUTPUT)));
		return outputs;
	}

	private static boolean hasId(JsonNode item) {
		return item.path("id").isString();
	}

	// Calls and their outputs have one
	private static String callId(JsonNode item) {
		return item.path("call_id").asString("");
	}

	/**
	 * What is done about calls without outputs.
	 */
	public enum Strategy {

		/**
		 * Answer them with a fixed text.
		 */
		ANSWER,

		/**
		 * Delete them with the reasoning that led to them, where the whole of it can be
		 * deleted; answer the others.
		 */
		DELETE

	}

}
