package io.github.openaiassistants.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;

import io.github.openaiassistants.backend.responses.request.AttachmentMode;
import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.backend.responses.store.StoredThread;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.CodeInterpreterResources;
import io.github.openaiassistants.model.CodeInterpreterTool;
import io.github.openaiassistants.model.ContentPart;
import io.github.openaiassistants.model.ContentParts;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.FileSearchResources;
import io.github.openaiassistants.model.FileSearchTool;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.NewVectorStore;
import io.github.openaiassistants.model.PlainText;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolResources;
import io.github.openaiassistants.model.UnknownPart;
import io.github.openaiassistants.model.VectorStoreObject;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FileIndexing;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What tools may use in a thread, which no server of the Responses API keeps, and the
 * files that are attached to messages.
 */
class BridgedResourceTests {

	private static final Tool SEARCH = new FileSearchTool("file_search", null, Map.of());

	private static final Tool CODE = new CodeInterpreterTool("code_interpreter", Map.of());

	private AssistantsServer server = Bridges.server(StateMode.CONVERSATION).start();

	private Bridges bridge = Bridges.to(this.server, StateMode.CONVERSATION);

	@AfterEach
	void stop() {
		this.bridge.close();
		this.server.close();
	}

	private void start(StateMode mode, AttachmentMode attachments, boolean tolerant) {
		stop();
		this.server = Bridges.server(mode).start();
		this.bridge = Bridges.to(this.server, Bridges.options(mode, attachments, tolerant));
	}

	private String file() {
		return this.server.createFile("a.txt", "assistants", "text".getBytes(StandardCharsets.UTF_8));
	}

	private static CreateMessageRequest message(String fileId, Tool... tools) {
		return CreateMessageRequest.builder(MessageRole.USER, new PlainText("Look"))
			.attachments(List.of(new Attachment(fileId, List.of(tools), Map.of())))
			.build();
	}

	private static List<String> searched(ThreadObject thread) {
		FileSearchResources search = Objects.requireNonNull(thread.toolResources()).fileSearch();
		return Objects.requireNonNull(Objects.requireNonNull(search).vectorStoreIds());
	}

	static ToolResources files(String... fileIds) {
		return new ToolResources(new CodeInterpreterResources(List.of(fileIds), Map.of()), null, Map.of());
	}

	private static ToolResources newStore(String... fileIds) {
		NewVectorStore store = new NewVectorStore(List.of(fileIds), null, Map.of("kind", "thread"), Map.of());
		return new ToolResources(null, new FileSearchResources(null, List.of(store), Map.of()), Map.of());
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void attachmentsAreRefusedUnlessTheApplicationSaysWhatBecomesOfThem(StateMode mode) {
		start(mode, AttachmentMode.REFUSE, false);
		String threadId = this.bridge.blocking().threads().create().id();
		int before = this.server.requests().size();
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.bridge.blocking().messages().create(threadId, message("file-1", SEARCH)))
			.withMessageContainingAll("attachments", "openai.assistants.responses.attachments", "input-file", "tools");
		assertThat(this.server.requests()).hasSize(before);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void attachmentsThatAreLeftOutAreNotShown(StateMode mode) {
		start(mode, AttachmentMode.REFUSE, true);
		String threadId = this.bridge.blocking().threads().create().id();
		MessageObject created = this.bridge.blocking().messages().create(threadId, message("file-1", SEARCH));
		assertThat(created.attachments()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void attachmentsBecomePartsOfTheMessage(StateMode mode) {
		start(mode, AttachmentMode.INPUT_FILE, false);
		String fileId = file();
		String threadId = this.bridge.blocking().threads().create().id();
		MessageObject created = this.bridge.blocking().messages().create(threadId, message(fileId, SEARCH));
		assertThat(created.attachments()).extracting(Attachment::fileId).containsExactly(fileId);
		MessageObject seen = this.bridge.blocking().messages().retrieve(threadId, created.id());
		assertThat(seen.text()).isEqualTo("Look");
		assertThat(seen.attachments()).extracting(Attachment::fileId).containsExactly(fileId);
		assertThat(this.bridge.blocking().threads().retrieve(threadId).toolResources()).isNull();
		if (mode == StateMode.CONVERSATION) {
			assertThat(this.server.requests("POST", "/v1/conversations/*/items")).singleElement()
				.satisfies((request) -> assertThat(request.body()).contains("\"input_file\"", fileId));
		}
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void fileThatIsAPartOfTheMessageIsShownAsAttached(StateMode mode) {
		start(mode, AttachmentMode.REFUSE, false);
		String fileId = file();
		String threadId = this.bridge.blocking().threads().create().id();
		ContentPart part = new UnknownPart("input_file",
				JsonNodeFactory.instance.objectNode().put("type", "input_file").put("file_id", fileId));
		MessageObject created = this.bridge.blocking()
			.messages()
			.create(threadId, CreateMessageRequest.builder(MessageRole.USER, new ContentParts(List.of(part))).build());
		assertThat(created.attachments()).extracting(Attachment::fileId).containsExactly(fileId);
		assertThat(this.bridge.blocking().messages().retrieve(threadId, created.id()).attachments())
			.isEqualTo(created.attachments());
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void attachedFilesAreSearchedInOneVectorStoreOfTheThread(StateMode mode) {
		start(mode, AttachmentMode.TOOLS, false);
		String first = file();
		String second = file();
		String threadId = this.bridge.blocking().threads().create().id();
		MessageObject created = this.bridge.blocking().messages().create(threadId, message(first, SEARCH));
		assertThat(created.attachments()).extracting(Attachment::fileId).containsExactly(first);
		List<String> stores = searched(this.bridge.blocking().threads().retrieve(threadId));
		assertThat(stores).hasSize(1);
		this.server.enqueue(FileIndexing.afterPolls(1));
		this.bridge.blocking().messages().create(threadId, message(second, SEARCH, CODE));
		ThreadObject thread = this.bridge.blocking().threads().retrieve(threadId);
		assertThat(searched(thread)).isEqualTo(stores);
		assertThat(Objects.requireNonNull(thread.toolResources()).codeInterpreter())
			.isEqualTo(new CodeInterpreterResources(List.of(second), Map.of()));
		VectorStoreObject store = this.bridge.blocking().vectorStores().retrieve(stores.get(0));
		assertThat(Objects.requireNonNull(store.fileCounts()).completed()).isEqualTo(2);
		assertThat(Objects.requireNonNull(store.expiresAfter()).days()).isEqualTo(7);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void fileThatCannotBeIndexedIsNoObstacle(StateMode mode) {
		start(mode, AttachmentMode.TOOLS, false);
		this.server.enqueue(FileIndexing.afterPolls(0).failing("unsupported_file", "No."));
		ThreadObject thread = this.bridge.blocking().threads().create(CreateThreadRequest.of(message(file(), SEARCH)));
		assertThat(searched(thread)).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void nothingIsMadeForAThreadThatDoesNotExist(StateMode mode) {
		start(mode, AttachmentMode.TOOLS, false);
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.bridge.blocking().messages().create("conv_unknown", message(file(), SEARCH)));
		assertThat(this.bridge.blocking().vectorStores().list()).isEmpty();
		assertThat(this.bridge.services().threads().find("conv_unknown")).isNull();
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void threadGetsTheVectorStoreItAsksFor(StateMode mode) {
		start(mode, AttachmentMode.TOOLS, false);
		String fileId = file();
		ThreadObject created = this.bridge.blocking()
			.threads()
			.create(CreateThreadRequest.builder()
				.toolResources(newStore(fileId))
				.messages(List.of(message(file(), SEARCH)))
				.build());
		assertThat(searched(created)).hasSize(1);
		assertThat(created.extra()).doesNotContainKey("tool_resources");
		assertThat(this.bridge.blocking().threads().retrieve(created.id())).isEqualTo(created);
		VectorStoreObject store = this.bridge.blocking().vectorStores().retrieve(searched(created).get(0));
		assertThat(store.metadata()).isEqualTo(Map.of("kind", "thread"));
		assertThat(Objects.requireNonNull(store.fileCounts()).total()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void resourcesOfAThreadAreReplaced(StateMode mode) {
		start(mode, AttachmentMode.REFUSE, false);
		ThreadObject created = this.bridge.blocking()
			.threads()
			.create(CreateThreadRequest.builder().toolResources(files("file-1")).build());
		assertThat(created.toolResources()).isEqualTo(files("file-1"));
		ThreadObject modified = this.bridge.blocking()
			.threads()
			.modify(created.id(), ModifyThreadRequest.builder().toolResources(files("file-2")).build());
		assertThat(modified.toolResources()).isEqualTo(files("file-2"));
		assertThat(this.bridge.blocking().threads().retrieve(created.id())).isEqualTo(modified);
		StoredThread kept = this.bridge.services().threads().find(created.id());
		assertThat(Objects.requireNonNull(kept).resources())
			.isEqualTo(new ThreadResources(List.of("file-2"), List.of(), List.of(), List.of()));
	}

	@Test
	void vectorStoreOfAThreadThatIsNotCreatedIsDeleted() {
		this.server.enqueue("POST", "/v1/conversations",
				StubResponse.error(400, "invalid_request_error", "no_more", "No."));
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> this.bridge.blocking()
				.threads()
				.create(CreateThreadRequest.builder().toolResources(newStore(file())).build()))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("no_more"));
		assertThat(this.server.requests("POST", "/v1/vector_stores")).hasSize(1);
		assertThat(this.bridge.blocking().vectorStores().list()).isEmpty();
	}

	@Test
	void noThreadIsCreatedWithoutItsVectorStore() {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> this.bridge.blocking()
			.threads()
			.create(CreateThreadRequest.builder().toolResources(newStore("file-unknown")).build()));
		assertThat(this.server.requests("POST", "/v1/conversations")).isEmpty();
	}

}
