package io.github.openaiassistants.codec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ToolOutputs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests have exactly the members of the schemas.
 */
class RequestNameTests {

	static Stream<Arguments> requests() {
		return Map
			.<String, Class<?>>of("create-run-request", CreateRunRequest.class, "create-thread-and-run-request",
					CreateThreadAndRunRequest.class, "create-thread-request", CreateThreadRequest.class,
					"create-message-request", CreateMessageRequest.class, "create-assistant-request",
					CreateAssistantRequest.class, "submit-tool-outputs-request", ToolOutputs.class)
			.entrySet()
			.stream()
			.map((entry) -> Arguments.of(entry.getKey(), entry.getValue()));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void membersAreThoseOfTheSchema(String schema, Class<?> type) {
		Set<String> expected = new TreeSet<>(WireData.schema(schema).path("properties").propertyNames());
		// Whether a run is streamed is decided by how it is started.
		expected.remove("stream");
		RecordShape shape = (RecordShape) new Shapes().of(type);
		List<String> names = shape.slots().stream().map((slot) -> slot.name().getValue()).toList();
		assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
	}

}
