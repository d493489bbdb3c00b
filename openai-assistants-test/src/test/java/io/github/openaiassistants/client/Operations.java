package io.github.openaiassistants.client;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileBatchRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileRequest;
import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.FilePurpose;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyAssistantRequest;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ModifyVectorStoreRequest;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * All operations of a client, found by reflection, with arguments for them.
 */
final class Operations {

	private static final Map<Class<?>, Object> ARGUMENTS = Map.ofEntries(
			Map.entry(CreateAssistantRequest.class, CreateAssistantRequest.builder("gpt-4o").build()),
			Map.entry(ModifyAssistantRequest.class, ModifyAssistantRequest.builder().build()),
			Map.entry(CreateThreadRequest.class, CreateThreadRequest.of()),
			Map.entry(ModifyThreadRequest.class, ModifyThreadRequest.builder().build()),
			Map.entry(CreateMessageRequest.class, CreateMessageRequest.user("Hi")),
			Map.entry(ModifyMetadataRequest.class, ModifyMetadataRequest.of(Map.of())),
			Map.entry(CreateRunRequest.class, CreateRunRequest.of("asst_1")),
			Map.entry(CreateThreadAndRunRequest.class, CreateThreadAndRunRequest.of("asst_1", "Hi")),
			Map.entry(ToolOutputs.class, ToolOutputs.of()), Map.entry(ToolApprovals.class, ToolApprovals.of()),
			Map.entry(UploadFileRequest.class, UploadFileRequest.of(FilePurpose.ASSISTANTS, "a.txt", new byte[1])),
			Map.entry(CreateVectorStoreRequest.class, CreateVectorStoreRequest.builder().build()),
			Map.entry(ModifyVectorStoreRequest.class, ModifyVectorStoreRequest.builder().build()),
			Map.entry(CreateVectorStoreFileRequest.class, CreateVectorStoreFileRequest.of("file-1")),
			Map.entry(CreateVectorStoreFileBatchRequest.class, CreateVectorStoreFileBatchRequest.of(List.of("file-1"))),
			Map.entry(ListQuery.class, ListQuery.all()), Map.entry(PollInterval.class, PollInterval.DEFAULT),
			Map.entry(List.class, List.of()));

	private Operations() {
	}

	static List<Operation> of(AssistantsClient client) {
		VectorStoreOperations stores = client.vectorStores();
		return Stream.of(operations(client.assistants(), AssistantOperations.class),
				operations(client.threads(), ThreadOperations.class),
				operations(client.messages(), MessageOperations.class), operations(client.runs(), RunOperations.class),
				operations(client.runSteps(), RunStepOperations.class),
				operations(client.files(), FileOperations.class), operations(stores, VectorStoreOperations.class),
				operations(stores.files("vs_1"), VectorStoreFileOperations.class),
				operations(stores.fileBatches("vs_1"), VectorStoreFileBatchOperations.class))
			.flatMap(List::stream)
			.toList();
	}

	static List<Operation> of(BlockingAssistantsClient client) {
		BlockingVectorStoreOperations stores = client.vectorStores();
		return Stream
			.of(client.assistants(), client.threads(), client.messages(), client.runs(), client.runSteps(),
					client.files(), stores, stores.files("vs_1"), stores.fileBatches("vs_1"))
			.flatMap((group) -> operations(group, group.getClass()).stream())
			.toList();
	}

	private static List<Operation> operations(Object group, Class<?> type) {
		List<Operation> operations = new ArrayList<>();
		for (Method method : type.getDeclaredMethods()) {
			if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
				operations.add(new Operation(group, method));
			}
		}
		return operations;
	}

	/**
	 * One operation.
	 *
	 * @param group what it belongs to
	 * @param method the method
	 */
	record Operation(Object group, Method method) {

		long ids() {
			return Arrays.stream(this.method.getParameterTypes()).filter((type) -> type == String.class).count();
		}

		boolean isGroup() {
			return this.method.getReturnType().getSimpleName().endsWith("Operations");
		}

		// Call it with valid arguments but for one id
		Object call(int badIndex, String badId) throws Throwable {
			List<Object> arguments = new ArrayList<>();
			int ids = 0;
			for (Class<?> type : this.method.getParameterTypes()) {
				if (type == String.class) {
					arguments.add((ids++ == badIndex) ? badId : "id_1");
				}
				else {
					arguments.add(ARGUMENTS.get(type));
				}
			}
			try {
				this.method.setAccessible(true);
				return this.method.invoke(this.group, arguments.toArray());
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

		Object call() throws Throwable {
			return call(-1, "");
		}

		@Override
		public String toString() {
			return this.method.getDeclaringClass().getSimpleName() + "." + this.method.getName();
		}

	}

}
