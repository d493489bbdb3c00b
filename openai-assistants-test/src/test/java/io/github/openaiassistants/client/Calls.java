package io.github.openaiassistants.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileBatchRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileRequest;
import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.FilePurpose;
import io.github.openaiassistants.model.Include;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyAssistantRequest;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ModifyVectorStoreRequest;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovalCall;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.model.VectorStoreFileStatus;

/**
 * The operations whose request and answer are JSON documents.
 */
final class Calls {

	private static final String INCLUDE = "include[]=" + Include.FILE_SEARCH_CONTENT;

	private static final ModifyMetadataRequest METADATA = ModifyMetadataRequest.of(Map.of("k", "v"));

	private static final String METADATA_BODY = "{\"metadata\":{\"k\":\"v\"}}";

	private static final ListQuery QUERY = ListQuery.builder().limit(2).order(SortOrder.ASCENDING).after("x_1").build();

	private Calls() {
	}

	static Stream<Call> all() {
		return Stream
			.of(assistants(), threads(), messages(), runs(), runSteps(), files(), vectorStores(), vectorStoreFiles(),
					fileBatches())
			.flatMap(List::stream);
	}

	private static String object(String type) {
		return "{\"id\":\"id_1\",\"object\":\"" + type + "\",\"created_at\":17,\"future\":[1]}";
	}

	private static String page(String type) {
		return "{\"object\":\"list\",\"data\":[" + object(type)
				+ "],\"first_id\":\"id_1\",\"last_id\":\"id_1\",\"has_more\":false}";
	}

	private static String deleted(String type) {
		return "{\"id\":\"id_1\",\"object\":\"" + type + ".deleted\",\"deleted\":true}";
	}

	private static List<Call> assistants() {
		CreateAssistantRequest create = CreateAssistantRequest.builder("gpt-4o").name("A").build();
		ModifyAssistantRequest modify = ModifyAssistantRequest.builder().instructions("Be brief.").build();
		String assistant = object("assistant");
		return List.of(
				Call.of("POST /v1/assistants", "{\"model\":\"gpt-4o\",\"name\":\"A\"}", assistant,
						(client) -> client.assistants().create(create), (client) -> client.assistants().create(create)),
				Call.read("GET /v1/assistants/asst_1", assistant, (client) -> client.assistants().retrieve("asst_1"),
						(client) -> client.assistants().retrieve("asst_1")),
				Call.of("POST /v1/assistants/asst_1", "{\"instructions\":\"Be brief.\"}", assistant,
						(client) -> client.assistants().modify("asst_1", modify),
						(client) -> client.assistants().modify("asst_1", modify)),
				Call.read("DELETE /v1/assistants/asst_1", deleted("assistant"),
						(client) -> client.assistants().delete("asst_1"),
						(client) -> client.assistants().delete("asst_1")),
				Call.read("GET /v1/assistants?limit=2&order=asc&after=x_1", page("assistant"),
						(client) -> client.assistants().page(QUERY), (client) -> client.assistants().page(QUERY)));
	}

	private static List<Call> threads() {
		CreateThreadRequest create = CreateThreadRequest.builder().metadata(Map.of("k", "v")).build();
		ModifyThreadRequest modify = ModifyThreadRequest.builder().metadata(Map.of("k", "v")).build();
		String thread = object("thread");
		return List.of(
				Call.of("POST /v1/threads", METADATA_BODY, thread, (client) -> client.threads().create(create),
						(client) -> client.threads().create(create)),
				Call.read("GET /v1/threads/thread_1", thread, (client) -> client.threads().retrieve("thread_1"),
						(client) -> client.threads().retrieve("thread_1")),
				Call.of("POST /v1/threads/thread_1", METADATA_BODY, thread,
						(client) -> client.threads().modify("thread_1", modify),
						(client) -> client.threads().modify("thread_1", modify)),
				Call.read("DELETE /v1/threads/thread_1", deleted("thread"),
						(client) -> client.threads().delete("thread_1"),
						(client) -> client.threads().delete("thread_1")));
	}

	private static List<Call> messages() {
		CreateMessageRequest create = CreateMessageRequest.user("Hi");
		ListQuery query = ListQuery.builder().before("msg_9").runId("run_1").build();
		String message = object("thread.message");
		return List.of(
				Call.of("POST /v1/threads/thread_1/messages", "{\"role\":\"user\",\"content\":\"Hi\"}", message,
						(client) -> client.messages().create("thread_1", create),
						(client) -> client.messages().create("thread_1", create)),
				Call.read("GET /v1/threads/thread_1/messages/msg_1", message,
						(client) -> client.messages().retrieve("thread_1", "msg_1"),
						(client) -> client.messages().retrieve("thread_1", "msg_1")),
				Call.of("POST /v1/threads/thread_1/messages/msg_1", METADATA_BODY, message,
						(client) -> client.messages().modify("thread_1", "msg_1", METADATA),
						(client) -> client.messages().modify("thread_1", "msg_1", METADATA)),
				Call.read("DELETE /v1/threads/thread_1/messages/msg_1", deleted("thread.message"),
						(client) -> client.messages().delete("thread_1", "msg_1"),
						(client) -> client.messages().delete("thread_1", "msg_1")),
				Call.read("GET /v1/threads/thread_1/messages?before=msg_9&run_id=run_1", page("thread.message"),
						(client) -> client.messages().page("thread_1", query),
						(client) -> client.messages().page("thread_1", query)));
	}

	private static List<Call> runs() {
		CreateRunRequest create = CreateRunRequest.builder("asst_1")
			.include(List.of(Include.FILE_SEARCH_CONTENT))
			.attributes(Map.of("user", "secret"))
			.build();
		CreateThreadAndRunRequest both = CreateThreadAndRunRequest.builder("asst_1").include(List.of("a", "b")).build();
		ToolOutputs outputs = ToolOutputs.of(new ToolOutput("call_1", "17"));
		ToolApprovals approvals = ToolApprovals
			.of(ToolApproval.reject(new ToolApprovalCall("call_1", null, null, null, null, Map.of())));
		String run = object("thread.run");
		return List.of(
				Call.of("POST /v1/threads/thread_1/runs?" + INCLUDE, "{\"assistant_id\":\"asst_1\"}", run,
						(client) -> client.runs().create("thread_1", create),
						(client) -> client.runs().create("thread_1", create)),
				Call.of("POST /v1/threads/runs?include[]=a&include[]=b", "{\"assistant_id\":\"asst_1\"}", run,
						(client) -> client.runs().createThreadAndRun(both),
						(client) -> client.runs().createThreadAndRun(both)),
				Call.read("GET /v1/threads/thread_1/runs/run_1", run,
						(client) -> client.runs().retrieve("thread_1", "run_1"),
						(client) -> client.runs().retrieve("thread_1", "run_1")),
				Call.of("POST /v1/threads/thread_1/runs/run_1", METADATA_BODY, run,
						(client) -> client.runs().modify("thread_1", "run_1", METADATA),
						(client) -> client.runs().modify("thread_1", "run_1", METADATA)),
				Call.read("POST /v1/threads/thread_1/runs/run_1/cancel", run,
						(client) -> client.runs().cancel("thread_1", "run_1"),
						(client) -> client.runs().cancel("thread_1", "run_1")),
				Call.of("POST /v1/threads/thread_1/runs/run_1/submit_tool_outputs",
						"{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"17\"}]}", run,
						(client) -> client.runs().submitToolOutputs("thread_1", "run_1", outputs),
						(client) -> client.runs().submitToolOutputs("thread_1", "run_1", outputs)),
				Call.of("POST /v1/threads/thread_1/runs/run_1/submit_tool_outputs",
						"{\"tool_approvals\":[{\"tool_call_id\":\"call_1\",\"approve\":false}]}", run,
						(client) -> client.runs().submitToolApprovals("thread_1", "run_1", approvals),
						(client) -> client.runs().submitToolApprovals("thread_1", "run_1", approvals)),
				Call.read("GET /v1/threads/thread_1/runs?limit=2&order=asc&after=x_1", page("thread.run"),
						(client) -> client.runs().page("thread_1", QUERY),
						(client) -> client.runs().page("thread_1", QUERY)));
	}

	private static List<Call> runSteps() {
		List<String> include = List.of(Include.FILE_SEARCH_CONTENT);
		ListQuery query = ListQuery.builder().limit(100).include(include).build();
		String step = object("thread.run.step");
		return List.of(
				Call.read("GET /v1/threads/thread_1/runs/run_1/steps/step_1", step,
						(client) -> client.runSteps().retrieve("thread_1", "run_1", "step_1"),
						(client) -> client.runSteps().retrieve("thread_1", "run_1", "step_1")),
				Call.read("GET /v1/threads/thread_1/runs/run_1/steps/step_1?" + INCLUDE, step,
						(client) -> client.runSteps().retrieve("thread_1", "run_1", "step_1", include),
						(client) -> client.runSteps().retrieve("thread_1", "run_1", "step_1", include)),
				Call.read("GET /v1/threads/thread_1/runs/run_1/steps?" + INCLUDE + "&limit=100",
						page("thread.run.step"), (client) -> client.runSteps().page("thread_1", "run_1", query),
						(client) -> client.runSteps().page("thread_1", "run_1", query)));
	}

	private static List<Call> files() {
		ListQuery query = ListQuery.builder().purpose(FilePurpose.FINE_TUNE).build();
		return List.of(
				Call.read("GET /v1/files/file-1", object("file"), (client) -> client.files().retrieve("file-1"),
						(client) -> client.files().retrieve("file-1")),
				Call.read("DELETE /v1/files/file-1", deleted("file"), (client) -> client.files().delete("file-1"),
						(client) -> client.files().delete("file-1")),
				Call.read("GET /v1/files?purpose=fine-tune", page("file"), (client) -> client.files().page(query),
						(client) -> client.files().page(query)));
	}

	private static List<Call> vectorStores() {
		CreateVectorStoreRequest create = CreateVectorStoreRequest.builder()
			.name("S")
			.fileIds(List.of("file-1"))
			.build();
		ModifyVectorStoreRequest modify = ModifyVectorStoreRequest.builder().name("T").build();
		String store = object("vector_store");
		return List.of(Call.of("POST /v1/vector_stores", "{\"file_ids\":[\"file-1\"],\"name\":\"S\"}", store,
				(client) -> client.vectorStores().create(create), (client) -> client.vectorStores().create(create)),
				Call.read("GET /v1/vector_stores/vs_1", store, (client) -> client.vectorStores().retrieve("vs_1"),
						(client) -> client.vectorStores().retrieve("vs_1")),
				Call.of("POST /v1/vector_stores/vs_1", "{\"name\":\"T\"}", store,
						(client) -> client.vectorStores().modify("vs_1", modify),
						(client) -> client.vectorStores().modify("vs_1", modify)),
				Call.read("DELETE /v1/vector_stores/vs_1", deleted("vector_store"),
						(client) -> client.vectorStores().delete("vs_1"),
						(client) -> client.vectorStores().delete("vs_1")),
				Call.read("GET /v1/vector_stores?limit=2&order=asc&after=x_1", page("vector_store"),
						(client) -> client.vectorStores().page(QUERY), (client) -> client.vectorStores().page(QUERY)));
	}

	private static List<Call> vectorStoreFiles() {
		CreateVectorStoreFileRequest create = CreateVectorStoreFileRequest.builder()
			.fileId("file-1")
			.attributes(Map.of("lang", StringNode.valueOf("en")))
			.build();
		ListQuery query = ListQuery.builder().filter(VectorStoreFileStatus.FAILED).build();
		String file = object("vector_store.file");
		return List.of(
				Call.of("POST /v1/vector_stores/vs_1/files",
						"{\"file_id\":\"file-1\",\"attributes\":{\"lang\":\"en\"}}", file,
						(client) -> client.vectorStores().files("vs_1").create(create),
						(client) -> client.vectorStores().files("vs_1").create(create)),
				Call.read("GET /v1/vector_stores/vs_1/files/file-1", file,
						(client) -> client.vectorStores().files("vs_1").retrieve("file-1"),
						(client) -> client.vectorStores().files("vs_1").retrieve("file-1")),
				Call.read("DELETE /v1/vector_stores/vs_1/files/file-1", deleted("vector_store.file"),
						(client) -> client.vectorStores().files("vs_1").delete("file-1"),
						(client) -> client.vectorStores().files("vs_1").delete("file-1")),
				Call.read("GET /v1/vector_stores/vs_1/files?filter=failed", page("vector_store.file"),
						(client) -> client.vectorStores().files("vs_1").page(query),
						(client) -> client.vectorStores().files("vs_1").page(query)));
	}

	private static List<Call> fileBatches() {
		CreateVectorStoreFileBatchRequest create = CreateVectorStoreFileBatchRequest.of(List.of("file-1", "file-2"));
		ListQuery query = ListQuery.builder().filter(VectorStoreFileStatus.COMPLETED).limit(1).build();
		String batch = object("vector_store.files_batch");
		return List.of(
				Call.of("POST /v1/vector_stores/vs_1/file_batches", "{\"file_ids\":[\"file-1\",\"file-2\"]}", batch,
						(client) -> client.vectorStores().fileBatches("vs_1").create(create),
						(client) -> client.vectorStores().fileBatches("vs_1").create(create)),
				Call.read("GET /v1/vector_stores/vs_1/file_batches/vsfb_1", batch,
						(client) -> client.vectorStores().fileBatches("vs_1").retrieve("vsfb_1"),
						(client) -> client.vectorStores().fileBatches("vs_1").retrieve("vsfb_1")),
				Call.read("POST /v1/vector_stores/vs_1/file_batches/vsfb_1/cancel", batch,
						(client) -> client.vectorStores().fileBatches("vs_1").cancel("vsfb_1"),
						(client) -> client.vectorStores().fileBatches("vs_1").cancel("vsfb_1")),
				Call.read("GET /v1/vector_stores/vs_1/file_batches/vsfb_1/files?limit=1&filter=completed",
						page("vector_store.file"),
						(client) -> client.vectorStores().fileBatches("vs_1").pageFiles("vsfb_1", query),
						(client) -> client.vectorStores().fileBatches("vs_1").pageFiles("vsfb_1", query)));
	}

}
