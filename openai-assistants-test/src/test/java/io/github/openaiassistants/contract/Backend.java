package io.github.openaiassistants.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.AssistantsServerBuilder;
import io.github.openaiassistants.test.ResponsesDialect;

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

	private static final String ASSISTANT = "asst_test";

	@SuppressWarnings("ImmutableEnumChecker")
	private final List<String> properties;

	Backend(String... properties) {
		this.properties = List.of(properties);
	}

	AssistantsServerBuilder server() {
		AssistantsServerBuilder builder = AssistantsServer.builder();
		return (this == LOCAL_HISTORY) ? builder.responses(ResponsesDialect.VLLM) : builder;
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
		List<String> all = new ArrayList<>();
		if (this != ASSISTANTS) {
			all.add("openai.assistants.api=responses");
			all.add("openai.assistants.definitions." + ASSISTANT + ".model=gpt-test");
			this.properties.forEach((property) -> all.add("openai.assistants." + property));
		}
		all.addAll(Arrays.asList(more));
		return ListeningApplication.start(address, WebApplicationType.NONE, listeners, all.toArray(String[]::new));
	}

	String assistant(AssistantsServer server) {
		return (this == ASSISTANTS) ? server.createAssistant() : ASSISTANT;
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

	/**
	 * Return whether the server says how far a run is when its stream is lost.
	 */
	boolean canBeLookedUp() {
		return this == ASSISTANTS || this == BACKGROUND;
	}

	/**
	 * Return whether the server ends a run when it is asked to.
	 */
	boolean cancelsAtServer() {
		return this == ASSISTANTS || this == BACKGROUND;
	}

}
