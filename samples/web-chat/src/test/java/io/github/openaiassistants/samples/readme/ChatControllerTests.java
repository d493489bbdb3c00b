package io.github.openaiassistants.samples.readme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

class ChatControllerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Pattern RUN = Pattern.compile("\"id\":\"(run_[^\"]+)\"");

	@ParameterizedTest
	@CsvSource({ "true, 200", "false, 403" })
	void shouldShowRunToThoseWhoMaySeeIt(boolean owner, int status) throws Exception {
		try (AssistantsServer server = AssistantsServer.builder()
			.answers((request) -> RunScript.answering("Because."))
			.start(); ConfigurableApplicationContext application = start(server, owner)) {
			String thread = thread(application.getBean(AssistantsClient.class));
			String runs = "http://localhost:" + application.getEnvironment().getProperty("local.server.port")
					+ "/threads/" + thread + "/runs";
			HttpResponse<String> asked = send(
					HttpRequest.newBuilder(URI.create(runs)).POST(HttpRequest.BodyPublishers.noBody()));
			assertThat(asked.statusCode()).isEqualTo(status);
			assertThat(asked.body().contains("Because.")).isEqualTo(owner);
			Matcher run = RUN.matcher(asked.body());
			String path = runs + "/" + (run.find() ? run.group(1) : "run_1");
			HttpResponse<String> back = send(HttpRequest.newBuilder(URI.create(path)));
			assertThat(back.statusCode()).isEqualTo(status);
			assertThat(back.body().contains("Because.")).isEqualTo(owner);
		}
	}

	private static String thread(AssistantsClient client) {
		return client.blocking()
			.threads()
			.create(CreateThreadRequest.builder().messages(List.of(CreateMessageRequest.user("Why?"))).build())
			.id();
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static ConfigurableApplicationContext start(AssistantsServer server, boolean owner) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.run("--server.port=0", "--owner=" + owner, "--openai.assistants.base-url=" + server.baseUrl(),
					"--openai.assistants.api-key=any", "--chat.assistant=" + server.createAssistant(),
					"--spring.main.banner-mode=off");
	}

	@EnableAutoConfiguration
	@Import({ ChatController.class, RelayConfiguration.class })
	static class Application {

		@Bean
		RelayConfiguration.Conversations conversations(@Value("${owner}") boolean owner) {
			return (user, threadId) -> Mono.just(owner);
		}

		// Those that contexts share are ended by the first that is closed, after two
		// seconds
		@Bean
		static ReactorResourceFactory loops() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

	}

}
