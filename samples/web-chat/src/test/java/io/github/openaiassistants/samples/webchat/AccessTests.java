package io.github.openaiassistants.samples.webchat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Needs no browser.
 */
@ParameterizedClass
@MethodSource("applications")
class AccessTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String JSON = "application/json";

	private final HttpClient client = HttpClient.newHttpClient();

	private final Application application;

	AccessTests(Application application) {
		this.application = application;
	}

	static Stream<Application> applications() {
		return Application.inBothForms();
	}

	@Test
	void shouldSendPageWithPolicy() throws Exception {
		HttpResponse<String> page = get("/", "");
		assertThat(page.body()).contains("<title>");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'; ")
			.contains("script-src 'self'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(get("/js/main.js", "").headers().firstValue("Content-Security-Policy")).isPresent();
	}

	@Test
	void shouldGiveVisitorsACookieThatScriptsAndOtherSitesCannotUse() throws Exception {
		HttpResponse<String> begun = post("/api/threads", "", JSON, "{}");
		assertThat(begun.headers().firstValue("Set-Cookie").orElse("")).startsWith("visitor=")
			.contains("HttpOnly", "SameSite=Strict", "Path=/");
		String visitor = cookie(begun);
		assertThat(cookie(post("/api/threads", visitor, JSON, "{}"))).isEqualTo(visitor);
	}

	@Test
	void shouldNotTellTheServerTheSecretOfTheVisitor() throws Exception {
		String visitor = cookie(post("/api/threads", "", JSON, "{}"));
		assertThat(this.application.server().requests("POST", "/v1/threads")).isNotEmpty()
			.allSatisfy((request) -> assertThat(request.body()).contains("owner")
				.doesNotContain(visitor.substring("visitor=".length())));
	}

	@Test
	void shouldShowThreadToItsOwnerOnly() throws Exception {
		HttpResponse<String> begun = post("/api/threads", "", JSON, "{}");
		String owner = cookie(begun);
		String path = "/api/threads/" + JsonMapper.shared().readTree(begun.body()).path("thread").asString();
		this.application.server().enqueue(RunScript.answering("Hello."));
		HttpResponse<String> asked = post(path + "/messages", owner, JSON, "{\"text\": \"Hi\"}");
		assertThat(asked.statusCode()).isEqualTo(200);
		String run = path + "/runs/" + JsonMapper.shared().readTree(asked.body()).path("run").asString();
		assertThat(get(run + "/events", owner).body()).contains("event:run.finished");
		assertThat(get(path, owner).body()).contains("\"Hi\"", "\"Hello.\"");
		String stranger = cookie(post("/api/threads", "", JSON, "{}"));
		for (String visitor : new String[] { stranger, "visitor=", "" }) {
			assertThat(get(path, visitor).statusCode()).isEqualTo(403);
			assertThat(get(run + "/events", visitor).statusCode()).isEqualTo(403);
			assertThat(post(run + "/cancel", visitor, JSON, "{}").statusCode()).isEqualTo(403);
			assertThat(post(path + "/messages", visitor, JSON, "{\"text\": \"Hi\"}").statusCode()).isEqualTo(403);
		}
	}

	@Test
	void shouldNotTellWhetherThereIsSuchAThread() throws Exception {
		String visitor = cookie(post("/api/threads", "", JSON, "{}"));
		assertThat(get("/api/threads/thread_none", visitor).statusCode()).isEqualTo(403);
		assertThat(get("/api/threads/thread_none/runs/run_none/events", visitor).statusCode()).isEqualTo(403);
	}

	@Test
	void shouldRefuseWhatIsNoId() throws Exception {
		String visitor = cookie(post("/api/threads", "", JSON, "{}"));
		assertThat(get("/api/threads/a.b", visitor).statusCode()).isEqualTo(400);
		assertThat(get("/api/threads/a.b/runs/run_1/events", visitor).statusCode()).isEqualTo(400);
	}

	@Test
	void shouldRefuseFormsOfOtherSites() throws Exception {
		assertThat(post("/api/threads", "", "text/plain", "{}").statusCode()).isEqualTo(415);
		assertThat(post("/api/threads", "", "application/x-www-form-urlencoded", "a=b").statusCode()).isEqualTo(415);
	}

	@Test
	void shouldRefuseQuestionWithoutText() throws Exception {
		HttpResponse<String> begun = post("/api/threads", "", JSON, "{}");
		String path = "/api/threads/" + JsonMapper.shared().readTree(begun.body()).path("thread").asString();
		for (String body : new String[] { "{}", "{\"text\": \" \"}", "{\"text\": \"" + "x".repeat(20_001) + "\"}" }) {
			assertThat(post(path + "/messages", cookie(begun), JSON, body).statusCode()).isEqualTo(400);
		}
	}

	// Two that come at once and one more: when the second is answered at once, some
	// servers never read the third
	@Test
	void shouldReadEveryRequestOrCloseTheConnection() throws IOException {
		URI url = this.application.url("/api/threads/thread_none");
		String refused = "GET " + url.getPath() + " HTTP/1.1\r\nHost: localhost\r\n";
		String lookedUp = refused + "Cookie: visitor=someone\r\n";
		try (Socket connection = new Socket(url.getHost(), url.getPort())) {
			connection.setSoTimeout((int) PATIENCE.toMillis());
			OutputStream requests = connection.getOutputStream();
			BufferedReader answers = new BufferedReader(
					new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
			requests.write((lookedUp + "\r\n" + refused + "\r\n").getBytes(StandardCharsets.US_ASCII));
			boolean open = isAnswered(answers);
			if (open && isAnswered(answers)) {
				requests.write((refused + "\r\n").getBytes(StandardCharsets.US_ASCII));
				assertThat(isAnswered(answers)).isTrue();
			}
		}
	}

	private static boolean isAnswered(BufferedReader answers) throws IOException {
		String line = answers.readLine();
		while (line != null && !line.startsWith("HTTP/1.1 403")) {
			line = answers.readLine();
		}
		return line != null;
	}

	private static String cookie(HttpResponse<String> response) {
		return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
	}

	private HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
		return send(request(path, cookie));
	}

	private HttpResponse<String> post(String path, String cookie, String type, String body)
			throws IOException, InterruptedException {
		return send(request(path, cookie).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private HttpRequest.Builder request(String path, String cookie) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.application.url(path)).timeout(PATIENCE);
		return cookie.isEmpty() ? request : request.header("Cookie", cookie);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
