package io.github.openaiassistants.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RunNotAwaitingOutputsException;
import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileBatchRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileRequest;
import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.FileObject;
import io.github.openaiassistants.model.FilePurpose;
import io.github.openaiassistants.model.FileSearchToolCall;
import io.github.openaiassistants.model.Include;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyAssistantRequest;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ModifyVectorStoreRequest;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolCallsDetails;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.model.VectorStoreFileBatchObject;
import io.github.openaiassistants.model.VectorStoreFileObject;
import io.github.openaiassistants.model.VectorStoreFileStatus;
import io.github.openaiassistants.model.VectorStoreObject;
import io.github.openaiassistants.model.VectorStoreStatus;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FileIndexing;
import io.github.openaiassistants.test.FileSearchResult;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The life of each object, from its creation to its deletion, at a server with state.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeLifeTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final PollInterval OFTEN = PollInterval.every(Duration.ofMillis(10));

	private final AssistantsServer server = AssistantsServer.builder().indexing(FileIndexing.afterPolls(2)).start();

	private final ClientApplication application = ClientApplication.start(this.server.baseUrl());

	private final BlockingAssistantsClient client = this.application.blocking();

	private final String assistant = this.server.createAssistant();

	@AfterAll
	void stop() {
		this.application.close();
		this.server.close();
	}

	@Test
	void assistants() {
		AssistantObject created = this.client.assistants()
			.create(CreateAssistantRequest.builder("gpt-4o").name("Before").build());
		ModifyAssistantRequest change = ModifyAssistantRequest.builder().name("After").build();
		assertThat(this.client.assistants().modify(created.id(), change).name()).isEqualTo("After");
		assertThat(this.client.assistants().retrieve(created.id()).name()).isEqualTo("After");
		assertThat(this.client.assistants().list()).extracting(AssistantObject::id).contains(created.id());
		assertThat(this.client.assistants().delete(created.id()).deleted()).isTrue();
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.client.assistants().retrieve(created.id()));
	}

	@Test
	void threadsAndMessages() {
		ThreadObject thread = this.client.threads().create();
		ModifyThreadRequest change = ModifyThreadRequest.builder().metadata(Map.of("k", "v")).build();
		assertThat(this.client.threads().modify(thread.id(), change).metadata()).containsEntry("k", "v");
		MessageObject message = this.client.messages().create(thread.id(), CreateMessageRequest.user("Hello"));
		assertThat(this.client.messages().retrieve(thread.id(), message.id()).text()).isEqualTo("Hello");
		assertThat(this.client.messages()
			.modify(thread.id(), message.id(), ModifyMetadataRequest.of(Map.of("a", "b")))
			.metadata()).containsEntry("a", "b");
		assertThat(this.client.messages().delete(thread.id(), message.id()).deleted()).isTrue();
		assertThat(this.client.messages().list(thread.id())).isEmpty();
		assertThat(this.client.threads().delete(thread.id()).deleted()).isTrue();
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.client.threads().retrieve(thread.id()));
	}

	@Test
	void runsAndSteps() {
		String thread = this.server.createThread("Hello");
		this.server.enqueue(RunScript.answering("Good day."));
		RunObject started = this.client.runs().create(thread, CreateRunRequest.of(this.assistant));
		RunObject run = this.client.runs().poll(thread, started.id(), OFTEN);
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		ListQuery ofRun = ListQuery.builder().runId(run.id()).build();
		assertThat(this.client.messages().list(thread, ofRun)).extracting(MessageObject::text)
			.containsExactly("Good day.");
		List<RunStepObject> steps = this.client.runSteps().list(thread, run.id()).toList();
		assertThat(steps).hasSize(1);
		assertThat(this.client.runSteps().retrieve(thread, run.id(), steps.get(0).id())).isEqualTo(steps.get(0));
		assertThat(this.client.runs().list(thread)).extracting(RunObject::id).containsExactly(run.id());
		assertThat(this.client.runs().modify(thread, run.id(), ModifyMetadataRequest.of(Map.of("k", "v"))).metadata())
			.containsEntry("k", "v");
	}

	@Test
	void aRunThatWaitsForOutputs() {
		this.server.enqueue(RunScript.calling(new FunctionCall("add", "{}")).thenAnswering("Seventeen."));
		RunObject started = this.client.runs()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistant, "What is 8 + 9?"));
		String thread = Objects.requireNonNull(started.threadId());
		RunObject waiting = this.client.runs().poll(thread, started.id(), OFTEN);
		assertThat(waiting.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
		ToolOutputs outputs = ToolOutputs.of(ToolOutput.of(waiting.functionCalls().get(0), "17"));
		this.client.runs().submitToolOutputs(thread, waiting.id(), outputs);
		assertThat(this.client.runs().poll(thread, waiting.id(), OFTEN).status()).isEqualTo(RunStatus.COMPLETED);
		assertThatExceptionOfType(RunNotAwaitingOutputsException.class)
			.isThrownBy(() -> this.client.runs().submitToolOutputs(thread, waiting.id(), outputs));
	}

	@Test
	void aRunThatWaitsForApproval() {
		this.server.enqueue(RunScript.empty()
			.thenAskingApproval("github", new FunctionCall("search", "{}"))
			.thenAnswering("Found."));
		RunObject started = this.client.runs()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistant, "Search!"));
		String thread = Objects.requireNonNull(started.threadId());
		RunObject waiting = this.client.runs().poll(thread, started.id(), OFTEN);
		assertThat(waiting.toolApprovals()).singleElement()
			.satisfies((call) -> assertThat(call.serverLabel()).isEqualTo("github"));
		this.client.runs()
			.submitToolApprovals(thread, waiting.id(),
					ToolApprovals.of(ToolApproval.approve(waiting.toolApprovals().get(0))));
		assertThat(this.client.runs().poll(thread, waiting.id(), OFTEN).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void aRunThatIsCancelled() {
		String thread = this.server.createThread("Hello");
		this.server.enqueue(RunScript.empty().hanging());
		RunObject started = this.client.runs().create(thread, CreateRunRequest.of(this.assistant));
		assertThat(this.client.runs().cancel(thread, started.id()).id()).isEqualTo(started.id());
		assertThat(this.client.runs().poll(thread, started.id(), OFTEN).status()).isEqualTo(RunStatus.CANCELLED);
	}

	@Test
	void stepsWithWhatWasFound() {
		String thread = this.server.createThread("Search!");
		FileObject file = upload("facts.txt");
		this.server.enqueue(RunScript.searchingFiles(new FileSearchResult(file.id(), "facts.txt", 0.9, "The text."))
			.thenAnswering("Found."));
		RunObject run = this.client.runs().create(thread, CreateRunRequest.of(this.assistant));
		this.client.runs().poll(thread, run.id(), OFTEN);
		ListQuery include = ListQuery.builder().include(List.of(Include.FILE_SEARCH_CONTENT)).build();
		assertThat(this.client.runSteps().list(thread, run.id(), include))
			.anySatisfy((step) -> assertThat(found(step)).contains("The text."));
		assertThat(this.client.runSteps().list(thread, run.id()))
			.noneSatisfy((step) -> assertThat(found(step)).contains("The text."));
	}

	private static String found(RunStepObject step) {
		if (step.stepDetails() instanceof ToolCallsDetails details && details.toolCalls() != null
				&& details.toolCalls().get(0) instanceof FileSearchToolCall call && call.fileSearch() != null
				&& call.fileSearch().results() != null && call.fileSearch().results().get(0).content() != null) {
			return String.valueOf(call.fileSearch().results().get(0).content().get(0).text());
		}
		return "";
	}

	private FileObject upload(String name) {
		return this.client.files()
			.upload(UploadFileRequest.of(FilePurpose.ASSISTANTS, name, name.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void files() throws IOException {
		FileObject file = upload("r\u00e9sum\u00e9.txt");
		assertThat(file.filename()).isEqualTo("r\u00e9sum\u00e9.txt");
		assertThat(this.client.files().retrieve(file.id())).isEqualTo(file);
		ListQuery assistants = ListQuery.builder().purpose(FilePurpose.ASSISTANTS).build();
		assertThat(this.client.files().list(assistants)).extracting(FileObject::id).contains(file.id());
		ListQuery vision = ListQuery.builder().purpose(FilePurpose.VISION).build();
		assertThat(this.client.files().list(vision)).extracting(FileObject::id).doesNotContain(file.id());
		assertThat(this.server.fileContent(file.id()))
			.isEqualTo("r\u00e9sum\u00e9.txt".getBytes(StandardCharsets.UTF_8));
		assertThat(this.client.files().delete(file.id()).deleted()).isTrue();
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.client.files().retrieve(file.id()));
		String image = this.server.createFile("a.png", "assistants_output", new byte[] { 1, 2, 3 });
		try (InputStream content = this.client.files().content(image)) {
			assertThat(content.readAllBytes()).containsExactly(1, 2, 3);
		}
	}

	@Test
	void vectorStores() {
		FileObject file = upload("a.txt");
		BlockingVectorStoreOperations stores = this.client.vectorStores();
		VectorStoreObject store = stores
			.create(CreateVectorStoreRequest.builder().name("Before").fileIds(List.of(file.id())).build());
		assertThat(store.status()).isEqualTo(VectorStoreStatus.IN_PROGRESS);
		VectorStoreObject ready = stores.pollUntilReady(store.id(), OFTEN);
		assertThat(ready.status()).isEqualTo(VectorStoreStatus.COMPLETED);
		assertThat(Objects.requireNonNull(ready.fileCounts()).completed()).isEqualTo(1);
		assertThat(stores.modify(store.id(), ModifyVectorStoreRequest.builder().name("After").build()).name())
			.isEqualTo("After");
		assertThat(stores.list()).extracting(VectorStoreObject::id).contains(store.id());
		assertThat(stores.files(store.id()).list()).extracting(VectorStoreFileObject::id).containsExactly(file.id());
		assertThat(stores.files(store.id()).delete(file.id()).deleted()).isTrue();
		assertThat(stores.files(store.id()).list()).isEmpty();
		assertThat(stores.delete(store.id()).deleted()).isTrue();
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> stores.retrieve(store.id()));
	}

	@Test
	void filesOfVectorStores() {
		VectorStoreOperations stores = this.application.client().vectorStores();
		String store = this.client.vectorStores().create(CreateVectorStoreRequest.builder().build()).id();
		String one = upload("1.txt").id();
		assertThat(Objects
			.requireNonNull(stores.files(store)
				.create(CreateVectorStoreFileRequest.of(one))
				.flatMap((file) -> stores.files(store).pollUntilReady(file.id(), OFTEN))
				.block(TIMEOUT))
			.status()).isEqualTo(VectorStoreFileStatus.COMPLETED);
		List<String> more = List.of(upload("2.txt").id(), upload("3.txt").id());
		VectorStoreFileBatchObject batch = Objects.requireNonNull(stores.fileBatches(store)
			.create(CreateVectorStoreFileBatchRequest.of(more))
			.flatMap((created) -> stores.fileBatches(store).pollUntilReady(created.id(), OFTEN))
			.block(TIMEOUT));
		assertThat(batch.status()).isEqualTo(VectorStoreFileStatus.COMPLETED);
		ListQuery oldest = ListQuery.builder().order(SortOrder.ASCENDING).limit(1).build();
		assertThat(stores.fileBatches(store)
			.listFiles(batch.id(), oldest)
			.map(VectorStoreFileObject::id)
			.collectList()
			.block(TIMEOUT)).containsExactlyInAnyOrderElementsOf(more);
		ListQuery completed = ListQuery.builder().filter(VectorStoreFileStatus.COMPLETED).build();
		assertThat(this.client.vectorStores().files(store).list(completed)).hasSize(3);
	}

	@Test
	void aBatchThatIsCancelled() {
		this.server.enqueue(FileIndexing.never());
		String store = this.client.vectorStores().create(CreateVectorStoreRequest.builder().build()).id();
		BlockingVectorStoreFileBatchOperations batches = this.client.vectorStores().fileBatches(store);
		VectorStoreFileBatchObject batch = batches
			.create(CreateVectorStoreFileBatchRequest.of(List.of(upload("1.txt").id())));
		assertThat(batches.cancel(batch.id()).id()).isEqualTo(batch.id());
		assertThat(batches.pollUntilReady(batch.id(), OFTEN).status()).isEqualTo(VectorStoreFileStatus.CANCELLED);
	}

}
