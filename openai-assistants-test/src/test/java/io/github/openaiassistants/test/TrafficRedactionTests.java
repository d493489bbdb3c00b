package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * What is written of bodies, headers and queries.
 */
class TrafficRedactionTests {

	private static final String STREAM = "text/event-stream; charset=utf-8";

	private static final String JSON = "application/json";

	private final TrafficRedaction keys = new TrafficRedaction(new SecretMask(List.of("Nachtigall-ä")), false);

	private final TrafficRedaction content = new TrafficRedaction(new SecretMask(List.of()), true);

	@ParameterizedTest
	@ValueSource(strings = { "sk-proj-MARKER__1234", "Authorization: Bearer MARKER-1234.5", "Basic TUFSS0VSMTIzNA==",
			"eyJhbGciOiJ.eyJNQVJLRVI.c2lnbmF0dXJl", "ghp_MARKER1234567890", "xoxb-MARKER-1234567", "AKIAMARKER12345678",
			"https://user:MARKER@host.example/", "https://a.example/b?x=1&sig=MARKER%3D", "Nachtigall-ä",
			"{\"api_key\":\"MARKER\"}", "{\"x-api-key\" : \"MARKER\"}", "{\"client_secret\":\"MARKER\"}",
			"{\"arguments\":\"{\\\"password\\\":\\\"MARKER\\\"}\"}",
			"{\"headers\":{\"X-Any\":\"MARKER\",\"X-Other\":\"MARKER\"}}", "{\"authorization\":\"MARKER\"}",
			"{\"access_token\":\"MARKER-1234567890-abcdef\"}" })
	void shouldHideWhatLooksLikeAKey(String secret) {
		String hidden = keysHidden(secret);
		assertThat(hidden).contains("*").doesNotContain("MARKER", "TUFSS0VS", "NQVJLRVI", "Nachtigall");
		assertThat(hidden.getBytes(StandardCharsets.UTF_8)).hasSameSizeAs(secret.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ask about the task-force and the risk-averse desk-research.",
			"{\"thread_id\":\"thread_abcdefghijklmnopqrstuvwx\",\"usage\":{\"total_tokens\":86}}",
			"{\"id\":\"conv_689667905b048191b4740501625afd940c7533ace33a2dab\"}", "https://a.example/b?page=2",
			"{\"logprobs\":[{\"token\":\"Hello\"}]}",
			"{\"max_completion_tokens\":1024,\"tool_call_id\":\"call_abc\"}" })
	void shouldLeaveTheRestAlone(String text) {
		assertThat(keysHidden(text)).isEqualTo(text);
	}

	@Test
	void shouldFindKeysAcrossTheLimitsOfPieces() {
		byte[] body = "data: {\"x\":\"sk-proj-MARKER1234\"}\n\n".getBytes(StandardCharsets.UTF_8);
		List<TrafficChunk> bytes = new ArrayList<>();
		for (byte next : body) {
			bytes.add(new TrafficChunk(new byte[] { next }, 3));
		}
		List<TrafficChunk> hidden = this.keys.chunks(bytes, STREAM);
		assertThat(text(hidden)).isEqualTo("data: {\"x\":\"******************\"}\n\n");
		assertThat(hidden).hasSameSizeAs(bytes).allSatisfy((chunk) -> {
			assertThat(chunk.bytes()).hasSize(1);
			assertThat(chunk.delay()).isEqualTo(3);
		});
	}

	@Test
	void shouldFindKeysThatAModelWritesInPieces() {
		String stream = """
				data: {"text":{"value":"Key: sk-pr"}}

				data: {"text":{"value":"oj-MARK"}}

				data: {"text":{"value":"ER12 end"}}

				""";
		assertThat(text(this.keys.chunks(List.of(chunk(stream)), STREAM))).contains("\"Key: *****\"", "\"*******\"",
				"\"**** end\"");
	}

	@Test
	void shouldReadLongTexts() {
		String text = "{\"value\":\"" + "a\\n".repeat(500_000) + "sk-MARKER12345\",\"password\":\""
				+ "M".repeat(500_000) + "\"}";
		assertThat(keysHidden(text)).hasSameSizeAs(text).doesNotContain("MARKER", "MM").endsWith("*\"}");
		assertThat(text(this.content.chunks(List.of(chunk(text)), JSON))).hasSameSizeAs(text).doesNotContain("M", "sk");
	}

	@Test
	void shouldHideContentButNotTheProtocol() {
		String message = "{\"id\":\"msg_1\",\"object\":\"thread.message\",\"run_id\":\"run_1\",\"file_ids\":[\"file-1\"],"
				+ "\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"Grüße \\\"1\\\"\",\"annotations\":[]}}],"
				+ "\"metadata\":{\"who\":\"Ann\",\"client_run_id\":\"c1\"},\"usage\":{\"total_tokens\":86},"
				+ "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"description\":\"of Oslo\"}}],"
				+ "\"name\":\"Ann's assistant\"}";
		String hidden = text(this.content.chunks(List.of(chunk(message)), JSON));
		assertThat(hidden).isEqualTo("{\"id\":\"msg_1\",\"object\":\"thread.message\",\"run_id\":\"run_1\","
				+ "\"file_ids\":[\"file-1\"],\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"xxxxxxxxxxxxx\","
				+ "\"annotations\":[]}}],\"metadata\":{\"who\":\"xxx\",\"client_run_id\":\"c1\"},"
				+ "\"usage\":{\"total_tokens\":86},\"tools\":[{\"type\":\"function\",\"function\":"
				+ "{\"name\":\"get_weather\",\"description\":\"xxxxxxx\"}}],\"name\":\"xxxxxxxxxxxxxxx\"}");
	}

	@Test
	void shouldHideContentOfStreamsAndOfWhatIsNoJson() {
		String stream = """
				: secret\r
				event: error\r
				data: {"type":"error","message":"Private."}\r
				\r
				event: done
				data: [DONE]

				data: Private
				""";
		assertThat(text(this.content.chunks(List.of(chunk(stream)), STREAM))).isEqualTo("""
				: xxxxxx\r
				event: error\r
				data: {"type":"error","message":"xxxxxxxx"}\r
				\r
				event: done
				data: [DONE]

				data: xxxxxxx
				""");
		assertThat(text(this.content.chunks(List.of(chunk("<h1>Private</h1>")), "text/html")))
			.isEqualTo("x".repeat(16));
		assertThat(text(this.content.chunks(List.of(chunk("{\"a\":\"Private")), JSON))).doesNotContain("Private");
		assertThat(this.content.chunks(List.of(), JSON)).isEmpty();
	}

	@Test
	void shouldKeepHarmlessHeadersAndParametersOnly() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Authorization", "Bearer MARKER");
		headers.add("api-key", "MARKER");
		headers.add("OpenAI-Organization", "org-MARKER");
		headers.add("Cookie", "MARKER");
		headers.add("Content-Type", JSON);
		headers.add("Retry-After", "7");
		assertThat(this.keys.headers(headers)).containsOnly(entry("content-type", JSON), entry("retry-after", "7"));
		assertThat(TrafficPath.query("limit=2&api-version=v1&code=MARKER&include%5B%5D=a"))
			.isEqualTo("limit=2&api-version=REDACTED&code=REDACTED&include[]=a");
	}

	@Test
	void shouldTellPathsWithoutWhere() {
		assertThat(TrafficPath.of("/api/projects/secret-project/threads/thread_1/runs"))
			.isEqualTo("/threads/thread_1/runs");
		assertThat(TrafficPath.of("/v1/vector_stores/vs_1/files")).isEqualTo("/vector_stores/vs_1/files");
		assertThat(TrafficPath.of("/secret/health")).isEqualTo("/health");
		assertThat(TrafficPath.of("")).isEqualTo("/");
		assertThat(TrafficPath.shape("POST /vector_stores/vs_1Ab/file_batches/vsfb_2/cancel"))
			.isEqualTo("POST /vector_stores/*/file_batches/*/cancel");
	}

	private String keysHidden(String text) {
		return text(this.keys.chunks(List.of(chunk(text)), JSON));
	}

	private static TrafficChunk chunk(String text) {
		return new TrafficChunk(text.getBytes(StandardCharsets.UTF_8), 0);
	}

	private static String text(List<TrafficChunk> chunks) {
		StringBuilder text = new StringBuilder();
		chunks.forEach((chunk) -> text.append(new String(chunk.bytes(), StandardCharsets.ISO_8859_1)));
		return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}

}
