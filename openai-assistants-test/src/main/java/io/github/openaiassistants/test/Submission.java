package io.github.openaiassistants.test;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * What a client answers to a run that requires action, checked.
 *
 * @param outputs the tool outputs by id of the call
 * @param approvals whether a call is approved, by id of the call
 */
record Submission(Map<String, String> outputs, Map<String, Boolean> approvals) {

	private static final String OUTPUTS = "tool_outputs";

	private static final String APPROVALS = "tool_approvals";

	/**
	 * Reads the answer to a run.
	 * @param run the run
	 * @param body the body of the request
	 * @return the answer
	 */
	static Submission of(StoredRun run, RequestBody body) {
		boolean asked = run.awaitsApproval();
		body.only(asked ? Set.of(OUTPUTS, APPROVALS, "stream") : Set.of(OUTPUTS, "stream"));
		body.flag("stream");
		Submission submission = asked ? new Submission(Map.of(), approvals(body))
				: new Submission(outputs(body), Map.of());
		if (run.status() != RunStatus.REQUIRES_ACTION) {
			throw RefusedException
				.badRequest("Runs in status \"" + run.status().wireName() + "\" do not accept tool outputs.");
		}
		Set<String> answered = asked ? submission.approvals.keySet() : submission.outputs.keySet();
		List<String> expected = run.expectedCalls();
		if (!answered.equals(new HashSet<>(expected))) {
			throw RefusedException.badRequest("Expected tool " + (asked ? "approvals" : "outputs") + " for call_ids "
					+ expected + ", got " + answered + ".");
		}
		return submission;
	}

	private static Map<String, String> outputs(RequestBody body) {
		Map<String, String> outputs = new LinkedHashMap<>();
		int index = 0;
		for (JsonNode entry : entries(body, OUTPUTS)) {
			RequestBody output = RequestBody.of(entry, "tool_outputs[" + index++ + "].");
			output.only(Set.of("tool_call_id", "output"));
			String former = outputs.put(output.required("tool_call_id"), output.required("output"));
			if (former != null) {
				throw RefusedException.badRequest("Duplicate tool outputs for one call_id.");
			}
		}
		return outputs;
	}

	private static Map<String, Boolean> approvals(RequestBody body) {
		Map<String, Boolean> approvals = new LinkedHashMap<>();
		int index = 0;
		for (JsonNode entry : entries(body, APPROVALS)) {
			RequestBody approval = RequestBody.of(entry, "tool_approvals[" + index++ + "].");
			approval.only(Set.of("tool_call_id", "approve", "headers"));
			if (!approval.has("approve")) {
				throw missing("approve");
			}
			approvals.put(approval.required("tool_call_id"), approval.flag("approve"));
		}
		return approvals;
	}

	private static JsonNode entries(RequestBody body, String name) {
		if (!body.has(name)) {
			throw missing(name);
		}
		return body.array(name, Integer.MAX_VALUE);
	}

	private static RefusedException missing(String name) {
		return RefusedException.badRequest("missing_required_parameter", name,
				"Missing required parameter: '" + name + "'.");
	}

}
