package io.github.openaiassistants.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.AssistantsServerBuilder;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.ResponsesDialect;
import io.github.openaiassistants.test.RunScript;

/**
 * What a run is streamed from. The contract is the same; what the server can be asked for
 * is not.
 */
enum Backend {

	/**
	 * The Assistants API.
	 */
	ASSISTANTS,

	/**
	 * The Responses API with conversations, in the foreground.
	 */
	CONVERSATION("responses.state=conversation"),

	/**
	 * The Responses API with conversations, in the background.
	 */
	BACKGROUND("responses.state=conversation", "responses.background=true", "responses.resume.delay=20ms"),

	/**
	 * The Responses API without conversations, and nothing stored.
	 */
	LOCAL_HISTORY("responses.state=local-history");

	static final String ASSISTANT = "asst_test";

	/**
	 * The source of the backends that are tested, for annotations.
	 */
	static final String TESTED = "io.github.openaiassistants.contract.Backend#tested";

	private static final String HALF = "ASSISTANTS,CONVERSATION";

	private static final String RESPONSES = "/v1/responses";

	@SuppressWarnings("ImmutableEnumChecker")
	private final List<String> properties;

	Backend(String... properties) {
		this.properties = List.of(properties);
	}

	/**
	 * Return the backends on which the promises are tested that hold on each of them:
	 * those that a property names. One half of them is enough for one test run.
	 */
	static Set<Backend> tested() {
		String names = System.getProperty("assistants.test.backends", HALF);
		return Arrays.stream(names.split(",")).map(Backend::valueOf).collect(Collectors.toCollection(TreeSet::new));
	}

	AssistantsServerBuilder server() {
		AssistantsServerBuilder builder = AssistantsServer.builder();
		return (this == LOCAL_HISTORY) ? builder.responses(ResponsesDialect.VLLM) : builder;
	}

	/**
	 * Return a server whose runs follow scripts of one's own.
	 */
	AssistantsServer serverAnswering(Supplier<RunScript> script) {
		return server().answers((request) -> script.get()).start();
	}

	URI address(AssistantsServer server) {
		return (this == ASSISTANTS) ? server.baseUrl() : server.responsesUrl();
	}

	ListeningApplication start(AssistantsServer server, String... more) {
		return start(address(server), List.of(), more);
	}

	ListeningApplication start(AssistantsServer server, Class<?> listener, String... more) {
		return start(address(server), List.of(listener), more);
	}

	ListeningApplication start(URI address, List<Class<?>> listeners, String... more) {
		return start(address, WebApplicationType.NONE, listeners, more);
	}

	ListeningApplication start(URI address, WebApplicationType type, List<Class<?>> listeners, String... more) {
		return ListeningApplication.start(address, type, listeners, properties(more));
	}

	/**
	 * Return what an application needs to be told.
	 */
	String[] properties(String... more) {
		List<String> all = new ArrayList<>();
		if (this != ASSISTANTS) {
			all.add("openai.assistants.api=responses");
			all.add("openai.assistants.definitions." + ASSISTANT + ".model=gpt-test");
			this.properties.forEach((property) -> all.add("openai.assistants." + property));
		}
		all.addAll(Arrays.asList(more));
		return all.toArray(String[]::new);
	}

	String assistant(AssistantsServer server) {
		return (this == ASSISTANTS) ? server.createAssistant() : ASSISTANT;
	}

	String thread(AssistantsServer server, String... messages) {
		return (this == ASSISTANTS) ? server.createThread(messages) : server.createConversation(messages);
	}

	String thread(ListeningApplication application, String... messages) {
		List<CreateMessageRequest> all = Arrays.stream(messages).map(CreateMessageRequest::user).toList();
		return application.bean(AssistantsClient.class)
			.threads()
			.create(CreateThreadRequest.builder().messages(all).build())
			.blockOptional(ObservedRun.TIMEOUT)
			.orElseThrow()
			.id();
	}

	// Paths of requests, as the log of the server knows them

	String threadAndRun() {
		return (this == ASSISTANTS) ? "/v1/threads/runs" : RESPONSES;
	}

	String threads() {
		return (this == ASSISTANTS) ? "/v1/threads" : "/v1/conversations";
	}

	String run() {
		return (this == ASSISTANTS) ? "/v1/threads/*/runs" : RESPONSES;
	}

	String outputs() {
		return (this == ASSISTANTS) ? "/v1/threads/*/runs/*/submit_tool_outputs" : RESPONSES;
	}

	String lookUp() {
		return (this == ASSISTANTS) ? "/v1/threads/*/runs/*" : RESPONSES + "/*";
	}

	String cancel() {
		return lookUp() + "/cancel";
	}

	/**
	 * Return the name of an operation in the messages of failures.
	 */
	String operation(String assistants) {
		return (this == ASSISTANTS) ? assistants : "create response";
	}

	/**
	 * Return the requests that began runs.
	 */
	List<RecordedRequest> begun(AssistantsServer server) {
		List<RecordedRequest> requests = new ArrayList<>(server.requests("POST", run()));
		if (this == ASSISTANTS) {
			requests.addAll(server.requests("POST", threadAndRun()));
		}
		requests.removeIf(Backend::hasOutputs);
		return requests;
	}

	/**
	 * Return the requests that continued runs.
	 */
	List<RecordedRequest> submitted(AssistantsServer server) {
		return server.requests("POST", outputs())
			.stream()
			.filter((request) -> this == ASSISTANTS || hasOutputs(request))
			.toList();
	}

	private static boolean hasOutputs(RecordedRequest request) {
		return request.body().contains("\"function_call_output\"");
	}

	// What the server writes

	String created() {
		return (this == ASSISTANTS) ? Wire.created() : ResponsesWire.created();
	}

	String delta(String text) {
		return (this == ASSISTANTS) ? Wire.delta(text) : ResponsesWire.delta(text);
	}

	String completed() {
		return (this == ASSISTANTS) ? Wire.completed() : ResponsesWire.completed();
	}

	String done() {
		return (this == ASSISTANTS) ? Wire.done() : "";
	}

	// What can be asked of the server. The same table is in the documentation.

	/**
	 * Return whether the server keeps threads.
	 */
	boolean keepsThreads() {
		return this != LOCAL_HISTORY;
	}

	/**
	 * Return whether the server refuses a second run on a thread. Otherwise that is
	 * refused here.
	 */
	boolean locksThreads() {
		return this == ASSISTANTS;
	}

	/**
	 * Return whether a run goes on at the server when its connection is lost, and the
	 * server says how far it is.
	 */
	boolean canBeLookedUp() {
		return this == ASSISTANTS || this == BACKGROUND;
	}

	/**
	 * Return whether a stream that is lost is opened again where it broke off.
	 */
	boolean resumes() {
		return this == BACKGROUND;
	}

	/**
	 * Return whether a run whose creation was not answered is found at the server.
	 */
	boolean canBeAdopted() {
		return this == ASSISTANTS;
	}

	/**
	 * Return whether the server ends a run when it is asked to. Elsewhere closing the
	 * connection is all that can be done.
	 */
	boolean cancelsAtServer() {
		return this == ASSISTANTS || this == BACKGROUND;
	}

	/**
	 * Return whether the server says if it took outputs whose submission was not
	 * answered. Otherwise nobody may submit them again for a while.
	 */
	boolean tellsOfOutputs() {
		return this == ASSISTANTS;
	}

	/**
	 * Return whether a run that is not finished in time expires. Responses fail.
	 */
	boolean expires() {
		return this == ASSISTANTS;
	}

	/**
	 * Return whether an error on the stream leaves open how the run ended. A response
	 * that reports one has failed.
	 */
	boolean errorLeavesOutcomeOpen() {
		return this == ASSISTANTS;
	}

}
