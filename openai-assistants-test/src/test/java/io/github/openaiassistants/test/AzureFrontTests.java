package io.github.openaiassistants.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The front doors of the two Azure dialects: path, version, credentials, errors.
 */
class AzureFrontTests {

	private AssistantsServer server = AssistantsServer.builder().dialect(Dialect.FOUNDRY).start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void foundryTakesABearerTokenAndAVersion() throws Exception {
		assertThat(this.server.baseUrl().getPath()).isEqualTo("/api/projects/embedded");
		HttpResponse<String> answer = get("/assistants?api-version=v1", "Authorization", "Bearer token");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().map()).containsKeys("apim-request-id", "x-ms-request-id")
			.doesNotContainKey("openai-version");
	}

	@Test
	void foundryRefusesKeysAndRequestsWithoutVersion() throws Exception {
		assertThat(get("/assistants?api-version=v1", "api-key", "key").statusCode()).isEqualTo(401);
		HttpResponse<String> answer = get("/assistants", "Authorization", "Bearer token");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"MissingApiVersionParameter\",\"message\":")
			.doesNotContain("type", "param\"");
	}

	@Test
	void onlyFoundryListsThreads() throws Exception {
		String threadId = this.server.createThread("Hello");
		assertThat(get("/threads?api-version=v1", "Authorization", "Bearer token").body()).contains(threadId);
		restart(Dialect.OPENAI);
		assertThat(get("/threads", "Authorization", "Bearer token").statusCode()).isEqualTo(405);
	}

	@Test
	void azureOpenAiTakesAKeyOrATokenButNotBoth() throws Exception {
		restart(Dialect.AZURE_OPENAI);
		String path = "/assistants?api-version=2024-05-01-preview";
		assertThat(this.server.baseUrl().getPath()).isEqualTo("/openai");
		assertThat(get(path, "api-key", "key").statusCode()).isEqualTo(200);
		assertThat(get(path, "Authorization", "Bearer token").statusCode()).isEqualTo(200);
		assertThat(get(path, "Authorization", "Bearer token", "api-key", "key").statusCode()).isEqualTo(401);
		assertThat(get(path).statusCode()).isEqualTo(401);
		assertThat(get("/assistants", "api-key", "key").statusCode()).isEqualTo(400);
	}

	private void restart(Dialect dialect) {
		this.server.close();
		this.server = AssistantsServer.builder().dialect(dialect).start();
	}

	private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server.baseUrl() + path))
			.timeout(Duration.ofSeconds(10));
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
