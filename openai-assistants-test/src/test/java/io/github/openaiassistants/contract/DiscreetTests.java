package io.github.openaiassistants.contract;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ByteArrayResource;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.autoconfigure.AssistantsProperties;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.BlockingAssistantsClient;
import io.github.openaiassistants.client.UploadFileRequest;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.http.AssistantsCredential;
import io.github.openaiassistants.http.AssistantsCredentials;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.FileObject;
import io.github.openaiassistants.model.FilePurpose;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * C14: neither the key nor the values of extra headers nor content appear in logs,
 * exceptions or {@code toString}, with everything logged that can be logged.
 */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND", "LOCAL_HISTORY" })
class DiscreetTests {

	private static final String KEY = "sk-MARKED-KEY-0123456789";

	private static final String HEADER = "MARKED-HEADER";

	private static final String QUERY = "MARKED-QUERY";

	private static final String CONTENT = "MARKED-CONTENT";

	private final Backend backend;

	DiscreetTests(Backend backend) {
		this.backend = backend;
	}

	@Test
	void nothingSecretIsSaidAtTraceLevelOverAllKindsOfRuns(CapturedOutput output) throws Exception {
		List<AssistantsEvent> events = new ArrayList<>();
		List<Throwable> failures = new ArrayList<>();
		try (AssistantsServer server = this.backend.server()
			.apiKey(KEY)
			.answers((request) -> RunScript.answering(CONTENT, " more " + CONTENT))
			.start(); ListeningApplication application = start(server)) {
			for (Object script : scripts()) {
				if (script instanceof RunScript run) {
					server.enqueue(run);
				}
				else if (script instanceof StubResponse stub) {
					server.enqueue(stub);
				}
				application.streamer()
					.createThreadAndRun(CreateThreadAndRunRequest.of(this.backend.assistant(server), CONTENT)
						.toBuilder()
						.instructions(CONTENT)
						.attributes(Map.of("user", CONTENT))
						.build())
					.doOnError(failures::add)
					.onErrorComplete()
					.collectList()
					.block(Duration.ofSeconds(20));
			}
			events.addAll(application.recorder().events());
			assertThat(failures).hasSizeGreaterThan(5);
			assertThat(application.recorder().finished()).hasSize(scripts().size());
			AssistantsConnectionDetails details = application.bean(AssistantsConnectionDetails.class);
			assertSilent(String.valueOf(details.getApiKey()), details.toString(),
					application.bean(AssistantsProperties.class).toString(),
					String.valueOf(application.bean(AssistantsProperties.class).apiKey()));
			assertThat(server.requests()).isNotEmpty();
			assertGettersKeepTheKey(details);
			assertGettersKeepTheKey(application.bean(AssistantsProperties.class));
			assertActuatorIsSilent(application);
		}
		events.forEach((event) -> assertSilent(event.toString(), event.meta().toString(),
				(event.data() instanceof String) ? "" : event.data().toString()));
		failures.forEach((failure) -> assertSilent(trace(failure), failure.toString()));
		for (Throwable failure : failures) {
			if (failure instanceof ApiException api) {
				assertGettersKeepTheKey(api.error());
			}
			assertGettersKeepTheKey(failure);
		}
		assertThat(output.getAll()).contains("TRACE", "DEBUG");
		assertSilent(output.getAll());
	}

	@Test
	void nothingSecretIsSaidAtTraceLevelOverCallsAroundRuns(CapturedOutput output) {
		List<Object> seen = new ArrayList<>();
		try (AssistantsServer server = this.backend.server().apiKey(KEY).start();
				ListeningApplication application = this.backend.start(this.backend.address(server),
						List.of(Tokens.class), traced())) {
			BlockingAssistantsClient client = application.bean(AssistantsClient.class).blocking();
			Map<String, String> metadata = Map.of("note", CONTENT);
			ThreadObject thread = client.threads()
				.create(CreateThreadRequest.builder()
					.messages(List.of(CreateMessageRequest.user(CONTENT)))
					.metadata(metadata)
					.build());
			seen.add(thread);
			seen.add(client.threads().retrieve(thread.id()));
			seen.add(client.messages().create(thread.id(), CreateMessageRequest.user(CONTENT)));
			client.messages().list(thread.id()).forEach(seen::add);
			seen.add(client.messages().page(thread.id(), ListQuery.all()));
			UploadFileRequest upload = UploadFileRequest.of(FilePurpose.VISION, CONTENT + ".png",
					new ByteArrayResource(CONTENT.getBytes(StandardCharsets.UTF_8)));
			seen.add(upload);
			FileObject file = client.files().upload(upload);
			seen.add(file);
			seen.add(new String(client.files().content(file.id()).readAllBytes(), StandardCharsets.UTF_8).length());
			String path = this.backend.threads() + "/*";
			server.enqueue("GET", path, StubResponse.json(401,
					"{\"error\":{\"message\":\"Incorrect token " + KEY + "\",\"code\":\"" + KEY + "\"}}"));
			server.enqueue("GET", path, StubResponse.json(200, CONTENT), StubResponse.json(200, CONTENT));
			for (int call = 0; call < (this.backend.keepsThreads() ? 2 : 0); call++) {
				assertThatExceptionOfType(ApiException.class).isThrownBy(() -> client.threads().retrieve(thread.id()))
					.satisfies((failure) -> seen.addAll(List.of(trace(failure), failure, failure.error())));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		assertThat(seen).hasSizeGreaterThan(8).allSatisfy((object) -> assertSilent(object.toString()));
		assertThat(output.getAll()).contains("TRACE", "DEBUG");
		assertSilent(output.getAll());
	}

	private static String[] traced() {
		return new String[] { "openai.assistants.headers.x-marked=" + HEADER, "openai.assistants.query.marked=" + QUERY,
				"logging.level.root=TRACE", "logging.level.io.github.openaiassistants.test=INFO",
				"logging.level.reactor.netty.http.server=INFO" };
	}

	private static void assertGettersKeepTheKey(Object object) throws ReflectiveOperationException {
		for (Method method : object.getClass().getMethods()) {
			if (method.getParameterCount() == 0 && method.getDeclaringClass() != Object.class
					&& method.getReturnType() != void.class && method.trySetAccessible()) {
				assertThat(String.valueOf(method.invoke(object))).as(method.toString()).doesNotContain(KEY);
			}
		}
	}

	private static void assertActuatorIsSilent(ListeningApplication application) throws Exception {
		String port = application.context().getEnvironment().getRequiredProperty("local.server.port");
		HttpClient client = HttpClient.newHttpClient();
		for (String endpoint : List.of("env", "configprops", "beans", "conditions", "health", "metrics", "mappings",
				"env/openai.assistants.api-key")) {
			HttpResponse<String> answer = client.send(
					HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint)).build(),
					HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).as(endpoint).isEqualTo(200);
			assertSilent(answer.body());
			if (endpoint.equals("env")) {
				assertThat(answer.body()).contains("openai.assistants.api-key", "openai.assistants.headers.x-marked");
			}
		}
	}

	private static List<Object> scripts() {
		return List.of(RunScript.answering(CONTENT),
				RunScript.calling(new FunctionCall("f", "{\"q\":\"" + CONTENT + "\"}")).thenAnswering(CONTENT),
				RunScript.answering(CONTENT).failing("server_error", CONTENT),
				RunScript.answering(CONTENT).error("server_error", CONTENT), RunScript.refusing(CONTENT),
				RunScript.answering(CONTENT).cutAfter(8, StreamEnd.RESET),
				StubResponse.json(401,
						"{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\",\"code\":\"" + KEY
								+ "\"}}"),
				StubResponse.html(502, "<html>" + KEY + CONTENT + "</html>"),
				StubResponse.json(200, "{\"id\":\"" + CONTENT + "\"}"), StubResponse.empty(204),
				StubResponse.eventStream("event: " + CONTENT.toLowerCase(Locale.ROOT) + "\ndata: " + CONTENT
						+ "\n\nevent: thread.run.created\ndata: {\"" + CONTENT + "\n\n"),
				StubResponse.error(400, "invalid_request_error", "bad", CONTENT + KEY));
	}

	private ListeningApplication start(AssistantsServer server) {
		return this.backend.start(this.backend.address(server), WebApplicationType.SERVLET, List.of(Throwing.class),
				"openai.assistants.api-key=" + KEY, "openai.assistants.headers.x-marked=" + HEADER,
				"openai.assistants.query.marked=" + QUERY, "management.endpoints.web.exposure.include=*",
				"management.endpoint.env.show-values=always", "management.endpoint.configprops.show-values=always",
				"logging.level.root=TRACE", "logging.level.io.github.openaiassistants.test=INFO",
				"logging.level.reactor.netty.http.server=INFO");
	}

	private static void assertSilent(String... texts) {
		for (String text : texts) {
			for (String secret : List.of(KEY, HEADER, QUERY, CONTENT)) {
				int at = text.indexOf(secret);
				assertThat(at)
					.as("%s at …%s…", secret,
							(at < 0) ? "" : text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 100)))
					.isNegative();
			}
		}
	}

	private static String trace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	static class Tokens implements AssistantsCredentials {

		@Override
		public Mono<AssistantsCredential> fetch() {
			return Mono.just(AssistantsCredential.of(KEY, null));
		}

	}

	static class Throwing {

		@EventListener
		void on(ThreadMessageDelta delta) {
			throw new IllegalStateException(delta.text() + CONTENT);
		}

		@EventListener
		ToolOutputs on(ThreadRunRequiresAction event) {
			return ToolOutputs.of(ToolOutput.of(event.functionCalls().get(0), CONTENT));
		}

	}

}
