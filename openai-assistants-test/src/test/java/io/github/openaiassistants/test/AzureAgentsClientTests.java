package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.azure.ai.agents.persistent.PersistentAgentsClient;
import com.azure.ai.agents.persistent.PersistentAgentsClientBuilder;
import com.azure.ai.agents.persistent.models.CreateAgentOptions;
import com.azure.ai.agents.persistent.models.CreateRunOptions;
import com.azure.ai.agents.persistent.models.FileDetails;
import com.azure.ai.agents.persistent.models.FileInfo;
import com.azure.ai.agents.persistent.models.FilePurpose;
import com.azure.ai.agents.persistent.models.FunctionDefinition;
import com.azure.ai.agents.persistent.models.FunctionToolDefinition;
import com.azure.ai.agents.persistent.models.MessageDeltaTextContent;
import com.azure.ai.agents.persistent.models.MessageRole;
import com.azure.ai.agents.persistent.models.MessageTextContent;
import com.azure.ai.agents.persistent.models.PersistentAgent;
import com.azure.ai.agents.persistent.models.PersistentAgentStreamEvent;
import com.azure.ai.agents.persistent.models.PersistentAgentThread;
import com.azure.ai.agents.persistent.models.RequiredFunctionToolCall;
import com.azure.ai.agents.persistent.models.RequiredToolCall;
import com.azure.ai.agents.persistent.models.RunAdditionalFieldList;
import com.azure.ai.agents.persistent.models.RunStatus;
import com.azure.ai.agents.persistent.models.RunStep;
import com.azure.ai.agents.persistent.models.RunStepFileSearchToolCall;
import com.azure.ai.agents.persistent.models.RunStepFileSearchToolCallResult;
import com.azure.ai.agents.persistent.models.RunStepToolCallDetails;
import com.azure.ai.agents.persistent.models.StreamMessageUpdate;
import com.azure.ai.agents.persistent.models.StreamRequiredAction;
import com.azure.ai.agents.persistent.models.StreamRunCreation;
import com.azure.ai.agents.persistent.models.StreamUpdate;
import com.azure.ai.agents.persistent.models.SubmitToolOutputsAction;
import com.azure.ai.agents.persistent.models.ThreadMessage;
import com.azure.ai.agents.persistent.models.ThreadRun;
import com.azure.ai.agents.persistent.models.ToolOutput;
import com.azure.ai.agents.persistent.models.UploadFileRequest;
import com.azure.ai.agents.persistent.models.VectorStore;
import com.azure.ai.agents.persistent.models.VectorStoreFile;
import com.azure.ai.agents.persistent.models.VectorStoreFileBatch;
import com.azure.ai.agents.persistent.models.VectorStoreFileBatchStatus;
import com.azure.ai.agents.persistent.models.VectorStoreStatus;
import com.azure.core.credential.AccessToken;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.util.BinaryData;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The official Azure client for agents as a client of the server in Foundry's dialect.
 */
class AzureAgentsClientTests {

	private final AssistantsServer server = AssistantsServer.builder()
		.dialect(Dialect.FOUNDRY)
		// This version of the client ends a stream at an event it does not know
		.keepAlive(false)
		.apiKey("entra-token")
		.start();

	private final PersistentAgentsClient client = new PersistentAgentsClientBuilder()
		.endpoint(this.server.baseUrl().toString().replace("http:", "https:"))
		.credential((scopes) -> Mono
			.fromSupplier(() -> new AccessToken("entra-token", OffsetDateTime.now(ZoneOffset.UTC).plusHours(1))))
		.httpClient(new PlainHttpClient())
		.buildClient();

	private final PersistentAgent agent = this.client.getPersistentAgentsAdministrationClient()
		.createAgent(new CreateAgentOptions("gpt-4o").setName("Helper")
			.setInstructions("Be brief.")
			.setTools(List.of(new FunctionToolDefinition(
					new FunctionDefinition("get_weather", BinaryData.fromObject(Map.of("type", "object")))))));

	private final PersistentAgentThread thread = this.client.getThreadsClient().createThread();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void agentsAndThreadsAreListedAndDeleted() {
		assertThat(this.client.getPersistentAgentsAdministrationClient().listAgents())
			.extracting(PersistentAgent::getId)
			.containsExactly(this.agent.getId());
		assertThat(this.client.getThreadsClient().listThreads()).extracting(PersistentAgentThread::getId)
			.containsExactly(this.thread.getId());
		this.client.getThreadsClient().deleteThread(this.thread.getId());
		this.client.getPersistentAgentsAdministrationClient().deleteAgent(this.agent.getId());
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> this.client.getPersistentAgentsAdministrationClient().getAgent(this.agent.getId()))
			.withMessageContaining("No assistant found with id");
	}

	@Test
	void requestsAreThoseOfFoundry() {
		RecordedRequest request = this.server.requests().get(0);
		assertThat(request.path()).isEqualTo("/api/projects/embedded/assistants");
		assertThat(request.query()).startsWith("api-version=");
		assertThat(request.header("Authorization")).isEqualTo("Bearer entra-token");
		assertThat(request.header("OpenAI-Beta")).isNull();
	}

	@Test
	void polledRunCompletes() {
		this.server.enqueue(RunScript.answering("It is 21 degrees."));
		ask("How warm is it?");
		ThreadRun run = this.client.getRunsClient().createRun(options());
		assertThat(run.getStatus()).isEqualTo(RunStatus.QUEUED);
		await(run, RunStatus.COMPLETED);
		ThreadMessage answer = messages().get(0);
		assertThat(text(answer)).isEqualTo("It is 21 degrees.");
		assertThat(answer.getRunId()).isEqualTo(run.getId());
	}

	@Test
	void streamedRunCompletes() {
		this.server.enqueue(RunScript.answering("It is 21 degrees."));
		ask("How warm is it?");
		List<StreamUpdate> updates = this.client.getRunsClient().createRunStreaming(options()).toList();
		assertThat(deltas(updates)).isEqualTo("It is 21 degrees.");
		assertThat(updates).extracting(StreamUpdate::getKind)
			.contains(PersistentAgentStreamEvent.THREAD_RUN_CREATED,
					PersistentAgentStreamEvent.THREAD_RUN_STEP_COMPLETED,
					PersistentAgentStreamEvent.THREAD_MESSAGE_COMPLETED,
					PersistentAgentStreamEvent.THREAD_RUN_COMPLETED);
	}

	@Test
	void stepShowsWhatAFileSearchFound() {
		this.server.enqueue(RunScript.searchingFiles(new FileSearchResult("file-a", "handbook.md", 0.7, "28 days"))
			.thenAnswering("It is 28 days【4:0†handbook.md】."));
		ask("How long is my leave?");
		List<StreamUpdate> updates = this.client.getRunsClient().createRunStreaming(options()).toList();
		assertThat(deltas(updates)).isEqualTo("It is 28 days【4:0†handbook.md】.");
		RunStep streamed = updates.stream()
			.filter((update) -> update.getKind().equals(PersistentAgentStreamEvent.THREAD_RUN_STEP_COMPLETED))
			.map((update) -> ((StreamRunCreation) update).getMessage())
			.findFirst()
			.orElseThrow();
		assertThat(result(streamed).getContent()).isNull();
		RunStep step = this.client.getRunsClient()
			.getRunStep(this.thread.getId(), streamed.getRunId(), streamed.getId(),
					List.of(RunAdditionalFieldList.FILE_SEARCH_CONTENTS));
		assertThat(result(step).getContent().get(0).getText()).isEqualTo("28 days");
	}

	@Test
	void functionCallOfAPolledRunIsAnswered() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather") + "."));
		ask("How warm is it?");
		ThreadRun waiting = await(this.client.getRunsClient().createRun(options()), RunStatus.REQUIRES_ACTION);
		List<RequiredToolCall> calls = calls(waiting);
		assertThat(calls).singleElement().isInstanceOfSatisfying(RequiredFunctionToolCall.class, (call) -> {
			assertThat(call.getFunction().getName()).isEqualTo("get_weather");
			assertThat(call.getFunction().getArguments()).isEqualTo("{\"city\":\"Oslo\"}");
		});
		this.client.getRunsClient()
			.submitToolOutputsToRun(this.thread.getId(), waiting.getId(), outputs(calls, "21 degrees"));
		await(waiting, RunStatus.COMPLETED);
		assertThat(text(messages().get(0))).isEqualTo("It is 21 degrees.");
	}

	@Test
	void functionCallOfAStreamedRunIsAnswered() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather") + "."));
		ask("How warm is it?");
		ThreadRun waiting = this.client.getRunsClient()
			.createRunStreaming(options())
			.filter(StreamRequiredAction.class::isInstance)
			.map(StreamRequiredAction.class::cast)
			.map(StreamRequiredAction::getMessage)
			.findFirst()
			.orElseThrow();
		List<StreamUpdate> rest = this.client.getRunsClient()
			.submitToolOutputsToRunStreaming(this.thread.getId(), waiting.getId(),
					outputs(calls(waiting), "21 degrees"))
			.toList();
		assertThat(deltas(rest)).isEqualTo("It is 21 degrees.");
	}

	@Test
	void runIsCancelled() {
		this.server.enqueue(RunScript.empty().hanging());
		ask("Tell me a story.");
		ThreadRun run = this.client.getRunsClient().createRun(options());
		assertThatExceptionOfType(HttpResponseException.class)
			.isThrownBy(() -> this.client.getRunsClient().createRun(options()))
			.withMessageContaining("already has an active run")
			.satisfies((ex) -> assertThat(ex.getResponse().getStatusCode()).isEqualTo(400));
		ThreadRun cancelling = this.client.getRunsClient().cancelRun(this.thread.getId(), run.getId());
		assertThat(cancelling.getStatus()).isEqualTo(RunStatus.CANCELLING);
		await(run, RunStatus.CANCELLED);
	}

	@Test
	void fileIsUploadedAndIndexed() {
		byte[] content = "Leave: 28 days.".getBytes(StandardCharsets.UTF_8);
		FileInfo file = upload("handbook.md", FilePurpose.AGENTS, content);
		assertThat(file.getFilename()).isEqualTo("handbook.md");
		assertThat(file.getBytes()).isEqualTo(content.length);
		assertThat(this.server.fileContent(file.getId())).isEqualTo(content);
		assertThat(this.client.getFilesClient().listFiles()).extracting(FileInfo::getId).containsExactly(file.getId());
		VectorStore created = this.client.getVectorStoresClient()
			.createVectorStore(List.of(file.getId()), "Handbook", null, null, null, null);
		assertThat(created.getStatus()).isEqualTo(VectorStoreStatus.IN_PROGRESS);
		VectorStore ready = Awaitility.await()
			.pollInterval(Duration.ofMillis(10))
			.until(() -> this.client.getVectorStoresClient().getVectorStore(created.getId()),
					(now) -> now.getStatus().equals(VectorStoreStatus.COMPLETED));
		assertThat(ready.getFileCounts().getCompleted()).isEqualTo(1);
		assertThat(this.client.getVectorStoresClient().listVectorStoreFiles(created.getId()))
			.extracting(VectorStoreFile::getId)
			.containsExactly(file.getId());
		this.client.getVectorStoresClient().deleteVectorStoreFile(created.getId(), file.getId());
		this.client.getVectorStoresClient().deleteVectorStore(created.getId());
		this.client.getFilesClient().deleteFile(file.getId());
		assertThat(this.client.getFilesClient().listFiles()).isEmpty();
	}

	@Test
	void batchOfFilesIsCancelled() {
		this.server.enqueue(FileIndexing.never());
		FileInfo file = upload("photo.png", FilePurpose.VISION, new byte[] { -1, 0, 1 });
		assertThat(this.client.getFilesClient().getFileContent(file.getId()).toBytes()).containsExactly(-1, 0, 1);
		VectorStore store = this.client.getVectorStoresClient().createVectorStore();
		VectorStoreFileBatch batch = this.client.getVectorStoresClient()
			.createVectorStoreFileBatch(store.getId(), List.of(file.getId()), null, null);
		assertThat(batch.getStatus()).isEqualTo(VectorStoreFileBatchStatus.IN_PROGRESS);
		VectorStoreFileBatch cancelled = this.client.getVectorStoresClient()
			.cancelVectorStoreFileBatch(store.getId(), batch.getId());
		assertThat(cancelled.getStatus()).isEqualTo(VectorStoreFileBatchStatus.CANCELLED);
		assertThat(cancelled.getFileCounts().getCancelled()).isEqualTo(1);
	}

	private void ask(String question) {
		this.client.getMessagesClient().createMessage(this.thread.getId(), MessageRole.USER, question);
	}

	private CreateRunOptions options() {
		return new CreateRunOptions(this.thread.getId(), this.agent.getId());
	}

	private ThreadRun await(ThreadRun run, RunStatus status) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> this.client.getRunsClient().getRun(this.thread.getId(), run.getId()),
					(now) -> now.getStatus().equals(status));
	}

	private List<ThreadMessage> messages() {
		return this.client.getMessagesClient().listMessages(this.thread.getId()).stream().toList();
	}

	private FileInfo upload(String name, FilePurpose purpose, byte[] content) {
		FileDetails details = new FileDetails(BinaryData.fromBytes(content)).setFilename(name);
		return this.client.getFilesClient().uploadFile(new UploadFileRequest(details, purpose));
	}

	private static List<RequiredToolCall> calls(ThreadRun waiting) {
		return ((SubmitToolOutputsAction) waiting.getRequiredAction()).getSubmitToolOutputs().getToolCalls();
	}

	private static List<ToolOutput> outputs(List<RequiredToolCall> calls, String output) {
		List<ToolOutput> outputs = new ArrayList<>();
		calls.forEach((call) -> outputs.add(new ToolOutput().setToolCallId(call.getId()).setOutput(output)));
		return outputs;
	}

	private static RunStepFileSearchToolCallResult result(RunStep step) {
		RunStepToolCallDetails details = (RunStepToolCallDetails) step.getStepDetails();
		return ((RunStepFileSearchToolCall) details.getToolCalls().get(0)).getFileSearch().getResults().get(0);
	}

	private static String text(ThreadMessage message) {
		return ((MessageTextContent) message.getContent().get(0)).getText().getValue();
	}

	private static String deltas(List<StreamUpdate> updates) {
		StringBuilder text = new StringBuilder();
		updates.stream()
			.filter(StreamMessageUpdate.class::isInstance)
			.map(StreamMessageUpdate.class::cast)
			.flatMap((update) -> update.getMessage().getDelta().getContent().stream())
			.forEach((part) -> text.append(((MessageDeltaTextContent) part).getText().getValue()));
		return text.toString();
	}

}
