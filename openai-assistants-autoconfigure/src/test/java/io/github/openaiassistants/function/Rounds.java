package io.github.openaiassistants.function;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.RunObject;

/**
 * Runs that wait for function calls, and contexts of such calls.
 */
final class Rounds {

	static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final AssistantsJson JSON = AssistantsJson.create();

	private static final RunReference RUN = new RunReference("run_1", "thread_1", "asst_1", "default", "client_run_1",
			null, Map.of("user", "anna"));

	private Rounds() {
	}

	static FunctionCallContext context() {
		return new FunctionCallContext("call_1", "f", "run_1", "thread_1", "asst_1", "client_run_1", Map.of(),
				Instant.MAX);
	}

	static FunctionRegistry registry(FunctionHandler... handlers) {
		return new FunctionRegistry(() -> Stream.of(handlers), MAPPER, Map.of());
	}

	/**
	 * A call as the server sends it.
	 * @param id the id of the call
	 * @param name the name of the function
	 * @param arguments what the model wrote
	 * @return JSON
	 */
	static String call(String id, String name, String arguments) {
		return "{\"id\":\"" + id + "\",\"type\":\"function\",\"function\":{\"name\":\"" + name + "\",\"arguments\":"
				+ MAPPER.writeValueAsString(arguments) + "}}";
	}

	static ThreadRunRequiresAction action(String... calls) {
		return action("", calls);
	}

	static ThreadRunRequiresAction declaring(List<String> functions, String... calls) {
		return action(",\"tools\":[" + functions.stream()
			.map((name) -> "{\"type\":\"function\",\"function\":{\"name\":\"" + name + "\"}}")
			.collect(Collectors.joining(",")) + "]", calls);
	}

	static ThreadRunRequiresAction expiring(long expiresAt, String... calls) {
		return action(",\"expires_at\":" + expiresAt, calls);
	}

	private static ThreadRunRequiresAction action(String members, String... calls) {
		String json = "{\"id\":\"run_1\",\"object\":\"thread.run\",\"status\":\"requires_action\",\"required_action\":"
				+ "{\"type\":\"submit_tool_outputs\",\"submit_tool_outputs\":{\"tool_calls\":["
				+ Arrays.stream(calls).collect(Collectors.joining(",")) + "]}}" + members + "}";
		return new ThreadRunRequiresAction(JSON.mapper().readValue(json, RunObject.class),
				new EventMeta(RUN, 7, Instant.EPOCH, EventOrigin.STREAM));
	}

}
