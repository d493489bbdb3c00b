package io.github.openaiassistants.codec;

import java.util.List;
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
import io.github.openaiassistants.model.CreateVectorStoreFileBatchRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileRequest;
import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.ModifyAssistantRequest;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ModifyVectorStoreRequest;
import io.github.openaiassistants.model.ToolOutputs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests have exactly the members of the schemas.
 */
class RequestNameTests {

	static Stream<Arguments> requests() {
		return Stream.of(Arguments.of("create-run-request", CreateRunRequest.class),
				Arguments.of("create-thread-and-run-request", CreateThreadAndRunRequest.class),
				Arguments.of("create-thread-request", CreateThreadRequest.class),
				Arguments.of("create-message-request", CreateMessageRequest.class),
				Arguments.of("create-assistant-request", CreateAssistantRequest.class),
				Arguments.of("submit-tool-outputs-request", ToolOutputs.class),
				Arguments.of("modify-assistant-request", ModifyAssistantRequest.class),
				Arguments.of("modify-thread-request", ModifyThreadRequest.class),
				Arguments.of("modify-message-request", ModifyMetadataRequest.class),
				Arguments.of("modify-run-request", ModifyMetadataRequest.class),
				Arguments.of("create-vector-store-request", CreateVectorStoreRequest.class),
				Arguments.of("modify-vector-store-request", ModifyVectorStoreRequest.class),
				Arguments.of("create-vector-store-file-request", CreateVectorStoreFileRequest.class),
				Arguments.of("create-vector-store-file-batch-request", CreateVectorStoreFileBatchRequest.class));
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
