package io.github.openaiassistants.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Files and what is refused about them.
 */
class FileTests {

	private static final byte[] TEXT = "Leave: 28 days.".getBytes(StandardCharsets.UTF_8);

	private final SettableClock clock = new SettableClock();

	private final AssistantsServer server = AssistantsServer.builder().clock(this.clock).start();

	private final TestClient client = new TestClient(this.server);

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void uploadAnswersWithTheFile() {
		JsonNode file = this.client.upload(Map.of("purpose", "assistants"), "Urlaub für alle.md", TEXT);
		assertThat(file.path("id").asString()).startsWith("file-");
		assertThat(file.path("object").asString()).isEqualTo("file");
		assertThat(file.path("filename").asString()).isEqualTo("Urlaub für alle.md");
		assertThat(file.path("purpose").asString()).isEqualTo("assistants");
		assertThat(file.path("bytes").asInt()).isEqualTo(TEXT.length);
		assertThat(file.path("created_at").asLong()).isEqualTo(this.clock.instant().getEpochSecond());
		assertThat(file.path("expires_at").isNull()).isTrue();
		assertThat(file.path("status").asString()).isEqualTo("processed");
		assertThat(this.client.get("/files/" + file.path("id").asString())).isEqualTo(file);
		assertThat(this.server.fileContent(file.path("id").asString())).isEqualTo(TEXT);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5_000_000 })
	void binaryContentSurvivesUploadAndDownload(int size) throws Exception {
		byte[] content = new byte[size];
		new Random(size).nextBytes(content);
		String id = this.client.upload(Map.of("purpose", "vision"), "photo.png", content).path("id").asString();
		HttpResponse<byte[]> response = download(id);
		assertThat(response.body()).isEqualTo(content);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/octet-stream");
		assertThat(response.headers().firstValueAsLong("content-length")).hasValue(size);
		assertThat(response.headers().firstValue("content-disposition")).hasValue("attachment; filename=\"photo.png\"");
	}

	@Test
	void fileOfTheCodeInterpreterIsDownloaded() throws Exception {
		String id = this.server.createFile("plot \"1\".png", "assistants_output", TEXT);
		HttpResponse<byte[]> response = download(id);
		assertThat(response.body()).isEqualTo(TEXT);
		assertThat(response.headers().firstValue("content-disposition"))
			.hasValue("attachment; filename=\"plot _1_.png\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "assistants", "user_data" })
	void fileThatBelongsToAToolIsNotDownloaded(String purpose) {
		String id = this.server.createFile("handbook.md", purpose, TEXT);
		assertRefused(this.client.tryGet("/files/" + id + "/content"), 400,
				"Not allowed to download files of purpose: " + purpose);
	}

	@Test
	void filesAreListedByPurposeAndPaged() {
		String first = this.server.createFile("1", "assistants", TEXT);
		String second = this.server.createFile("2", "vision", TEXT);
		String third = this.server.createFile("3", "assistants", TEXT);
		assertThat(ids(this.client.get("/files"))).containsExactly(third, second, first);
		assertThat(ids(this.client.get("/files?purpose=assistants&order=asc"))).containsExactly(first, third);
		JsonNode page = this.client.get("/files?limit=2&order=asc");
		assertThat(ids(page)).containsExactly(first, second);
		assertThat(page.path("has_more").asBoolean()).isTrue();
		assertThat(ids(this.client.get("/files?limit=2&order=asc&after=" + second))).containsExactly(third);
		assertThat(this.client.tryGet("/files?limit=10000").statusCode()).isEqualTo(200);
		assertThat(this.client.tryGet("/files?limit=10001").statusCode()).isEqualTo(400);
	}

	@Test
	void deletedFileIsGone() {
		String id = this.server.createFile("handbook.md", "assistants", TEXT);
		JsonNode deleted = this.client.delete("/files/" + id);
		assertThat(deleted.path("id").asString()).isEqualTo(id);
		assertThat(deleted.path("object").asString()).isEqualTo("file");
		assertThat(deleted.path("deleted").asBoolean()).isTrue();
		HttpResponse<String> response = this.client.tryGet("/files/" + id);
		assertRefused(response, 404, "No such File object: " + id);
		assertThat(TestClient.json(response).path("error").path("param").asString()).isEqualTo("id");
		assertThat(this.client.get("/files").path("data").isEmpty()).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.fileContent(id));
	}

	@Test
	void fileExpires() {
		Map<String, String> fields = Map.of("purpose", "vision", "expires_after[anchor]", "created_at",
				"expires_after[seconds]", "3600");
		JsonNode file = this.client.upload(fields, "photo.png", TEXT);
		assertThat(file.path("expires_at").asLong()).isEqualTo(file.path("created_at").asLong() + 3600);
		this.clock.advance(Duration.ofSeconds(3599));
		assertThat(this.client.get("/files").path("data")).hasSize(1);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.client.tryGet("/files/" + file.path("id").asString()).statusCode()).isEqualTo(404);
		assertThat(this.client.get("/files").path("data").isEmpty()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "created_at,3599", "created_at,2592001", "created_at,soon", "last_active_at,3600" })
	void wrongExpiryIsRefused(String anchor, String seconds) {
		Map<String, String> fields = Map.of("purpose", "vision", "expires_after[anchor]", anchor,
				"expires_after[seconds]", seconds);
		assertThat(this.client.tryUpload(fields, "photo.png", TEXT).statusCode()).isEqualTo(400);
	}

	@Test
	void incompleteFormIsRefused() {
		assertRefused(this.client.tryUpload(Map.of(), "a.md", TEXT), 400, "Missing required parameter: 'purpose'.");
		assertRefused(this.client.tryUpload(Map.of("purpose", "fun"), "a.md", TEXT), 400,
				"Invalid value for 'purpose'");
		assertRefused(this.client.tryUpload(Map.of("purpose", "vision", "size", "1"), "a.md", TEXT), 400,
				"Unknown parameter: 'size'.");
		assertRefused(this.client.tryPost("/files", "{\"purpose\":\"vision\"}"), 400,
				"Missing required parameter: 'file'.");
		HttpRequest.Builder noBoundary = this.client.request("/files")
			.setHeader("Content-Type", "multipart/form-data")
			.POST(HttpRequest.BodyPublishers.ofString("x"));
		assertRefused(this.client.send(noBoundary), 400, "Could not parse multipart form");
	}

	@Test
	void bodyOverTheBoundIsRefusedBeforeItIsSent() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write(String
					.join("\r\n", "POST /v1/files HTTP/1.1", "Host: localhost", "Authorization: Bearer test",
							"Content-Type: multipart/form-data; boundary=x", "Content-Length: 67108865", "", "")
					.getBytes(StandardCharsets.UTF_8));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 413").contains("invalid_request_error");
		}
	}

	@Test
	void formIsRecordedWithoutTheContentOfItsFile() {
		this.client.upload(Map.of("purpose", "assistants"), "handbook.md", TEXT);
		RecordedRequest request = this.server.requests("POST", "/v1/files").get(0);
		assertThat(request.body()).isEqualTo("purpose=assistants\nfile=handbook.md (15 bytes)\n");
	}

	@Test
	void filesAndVectorStoresNeedNoBetaHeader() {
		for (String path : List.of("/files", "/vector_stores")) {
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server.baseUrl() + path))
				.header("Authorization", "Bearer test");
			assertThat(this.client.send(request).statusCode()).isEqualTo(200);
		}
	}

	private HttpResponse<byte[]> download(String id) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(this.client.request("/files/" + id + "/content").build(), HttpResponse.BodyHandlers.ofByteArray());
	}

	private static List<String> ids(JsonNode list) {
		return list.path("data").valueStream().map((file) -> file.path("id").asString()).toList();
	}

	private static void assertRefused(HttpResponse<String> response, int status, String message) {
		assertThat(response.statusCode()).isEqualTo(status);
		JsonNode error = TestClient.json(response).path("error");
		assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
		assertThat(error.path("message").asString()).startsWith(message);
	}

}
