package io.github.openaiassistants.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Streams that end badly, raw answers, and what the server does behind them. Works on
 * plain sockets to see exactly what is on the wire.
 */
class FaultTests {

	private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final TestClient client = new TestClient(this.server);

	private final String assistant = this.server.createAssistant();

	private final String thread = this.server.createThread("Hello?");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void cutStreamClosesTheConnectionInsideTheBody() throws IOException {
		this.server.enqueue(RunScript.answering("One two three.").cutAfter(8));
		try (Socket socket = send()) {
			String answer = readAll(socket);
			assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain(LAST_CHUNK);
			assertThat(answer.split("event: ", -1)).hasSize(9);
		}
		awaitCompleted();
	}

	@Test
	void cutStreamResetsTheConnection() throws IOException {
		this.server.enqueue(RunScript.answering("One two three.").cutAfter(8, StreamEnd.RESET));
		try (Socket socket = send()) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> readAll(socket))
				.withMessageContaining("reset");
		}
		awaitCompleted();
	}

	@Test
	void cutStreamCanEndRegularly() throws IOException {
		this.server.enqueue(RunScript.answering("One two three.").cutAfter(8, StreamEnd.END_OF_BODY));
		try (Socket socket = send()) {
			String answer = readUntil(socket, LAST_CHUNK);
			assertThat(answer.split("event: ", -1)).hasSize(9);
		}
	}

	@Test
	void cutStreamCanEndInsideAnEvent() throws IOException {
		this.server.enqueue(RunScript.answering("One two three.").cutAfterBytes(10, StreamEnd.CLOSE));
		try (Socket socket = send()) {
			assertThat(readAll(socket)).contains("event: thr").doesNotContain("event: thread");
		}
		awaitCompleted();
	}

	@Test
	void streamCanBeCutBeforeItsFirstEvent() throws IOException {
		this.server.enqueue(RunScript.answering("One.").cutAfter(0));
		try (Socket socket = send()) {
			assertThat(readAll(socket)).startsWith("HTTP/1.1 200").contains("text/event-stream").endsWith("\r\n\r\n");
		}
	}

	@Test
	void stalledStreamFallsSilentWhileTheRunGoesOn() throws IOException {
		this.server.enqueue(RunScript.answering("One two three.").stallAfter(8));
		try (Socket socket = send()) {
			assertThat(readUntil(socket, "One")).doesNotContain("two");
			awaitCompleted();
			socket.setSoTimeout(100);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> readUntil(socket, "two"));
		}
	}

	@Test
	void faultConcernsTheRoundItWasAddedTo() {
		this.server.enqueue(RunScript.calling(new FunctionCall("a", "{}"))
			.thenAnswering("One two three.")
			.cutAfter(3, StreamEnd.END_OF_BODY));
		List<ReceivedEvent> first = this.client.events(runs(), body());
		assertThat(first.get(first.size() - 1).name()).isEqualTo("done");
		String call = first.get(first.size() - 2)
			.data()
			.path("required_action")
			.path("submit_tool_outputs")
			.path("tool_calls")
			.path(0)
			.path("id")
			.asString();
		String run = first.get(0).data().path("id").asString();
		List<ReceivedEvent> second = this.client.events(runs() + "/" + run + "/submit_tool_outputs",
				"{\"stream\":true,\"tool_outputs\":[{\"tool_call_id\":\"" + call + "\",\"output\":\"1\"}]}");
		assertThat(ReceivedEvent.names(second)).containsExactly("thread.run.step.completed", "thread.run.queued",
				"thread.run.in_progress");
	}

	@Test
	void streamWithoutDoneEndsWithTheRun() {
		this.server.enqueue(RunScript.answering("One.").withoutDone());
		List<ReceivedEvent> events = this.client.events(runs(), body());
		assertThat(events.get(events.size() - 1).name()).isEqualTo("thread.run.completed");
	}

	@Test
	void anythingCanBeWrittenIntoTheStream() {
		this.server.enqueue(RunScript.answering("One")
			.then(ModelOutput.event("thread.something.new", "{\"value\":1}"))
			.then(ModelOutput.raw("event: odd\ndata: {\n\n"))
			.then(ModelOutput.reasoning("Nothing of this is told")));
		assertThat(ReceivedEvent.names(this.client.events(runs(), body())))
			.containsSubsequence("thread.message.delta", "thread.something.new", "odd", "thread.message.completed",
					"thread.run.completed")
			.containsOnlyOnce("thread.message.completed");
	}

	@Test
	void errorEventEndsTheStreamButNotTheRun() {
		this.server.enqueue(RunScript.answering("One two").error("server_error", "Oops."));
		List<ReceivedEvent> events = this.client.events(runs(), body());
		assertThat(events.get(events.size() - 1).name()).isEqualTo("error");
		awaitCompleted();
	}

	@Test
	void clientThatDropsTheStreamDoesNotStopTheRun() throws IOException {
		this.server.enqueue(RunScript.answering("One two three.").pace(Duration.ofMillis(20)));
		try (Socket socket = send()) {
			readUntil(socket, "thread.run.in_progress");
		}
		awaitCompleted();
	}

	@Test
	void clientThatStopsReadingHoldsTheRunButCanStillCancelIt() throws IOException {
		String[] pieces = Collections.nCopies(12_500, "x".repeat(4096)).toArray(String[]::new);
		this.server.enqueue(RunScript.answering("start", pieces));
		try (Socket socket = send()) {
			readUntil(socket, "start");
			String run = this.client.get(runs()).path("first_id").asString();
			// Far longer than the whole run takes when it is read
			Awaitility.await()
				.during(Duration.ofSeconds(1))
				.atMost(Duration.ofSeconds(10))
				.until(() -> status().equals("in_progress"));
			this.client.post(runs() + "/" + run + "/cancel", "");
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> status().equals("cancelled"));
			String text = this.client.get("/threads/" + this.thread + "/messages?run_id=" + run)
				.path("data")
				.path(0)
				.path("content")
				.path(0)
				.path("text")
				.path("value")
				.asString();
			assertThat(text.length()).isBetween(5, 25_000_000);
		}
	}

	@Test
	void rawAnswerReplacesTheNextRunOnly() {
		this.server.enqueue(StubResponse.html(502, "<h1>Bad Gateway</h1>").header("Retry-After", "1"),
				StubResponse.error(429, "requests", "rate_limit_exceeded", "Slow down."), StubResponse.empty(204));
		assertThat(this.client.get("/threads/" + this.thread).path("id").asString()).isEqualTo(this.thread);
		HttpResponse<String> html = this.client.tryPost(runs(), body());
		assertThat(html.statusCode()).isEqualTo(502);
		assertThat(html.body()).isEqualTo("<h1>Bad Gateway</h1>");
		assertThat(html.headers().firstValue("retry-after")).hasValue("1");
		HttpResponse<String> limit = this.client.tryPost(runs(), body());
		assertThat(limit.statusCode()).isEqualTo(429);
		assertThat(TestClient.json(limit).path("error").path("code").asString()).isEqualTo("rate_limit_exceeded");
		assertThat(this.client.tryPost(runs(), body()).statusCode()).isEqualTo(204);
		assertThat(this.client.events(runs(), body())).isNotEmpty();
	}

	@Test
	void rawAnswerCanBeForAnyRequest() {
		this.server.enqueue("GET", "/v1/threads/*", StubResponse.json(500, "{}"));
		assertThat(this.client.events(runs(), body())).isNotEmpty();
		assertThat(this.client.tryGet("/threads/" + this.thread).statusCode()).isEqualTo(500);
		assertThat(this.client.tryGet("/threads/" + this.thread).statusCode()).isEqualTo(200);
	}

	@Test
	void rawAnswerCanBeForAnyMethodAndCarryAnyHeader() {
		this.server.enqueue("DELETE", "/v1/vector_stores/*/files/*",
				StubResponse.error(429, "requests", "rate_limit_exceeded", "Slow down.")
					.header("retry-after-ms", "20")
					.header("x-should-retry", "true"));
		String path = "/vector_stores/vs_x/files/file-x";
		assertThat(this.client.tryGet(path).statusCode()).isEqualTo(404);
		HttpResponse<String> limit = this.client.send(this.client.request(path).DELETE());
		assertThat(limit.statusCode()).isEqualTo(429);
		assertThat(limit.headers().firstValue("Retry-After-Ms")).hasValue("20");
		assertThat(limit.headers().firstValue("X-Should-Retry")).hasValue("true");
		assertThat(this.client.send(this.client.request(path).DELETE()).statusCode()).isEqualTo(404);
	}

	@Test
	void connectionCanEndBeforeTheStatus() throws IOException {
		this.server.enqueue(StubResponse.disconnecting(StreamEnd.CLOSE), StubResponse.disconnecting(StreamEnd.RESET));
		try (Socket socket = send()) {
			assertThat(readAll(socket)).isEmpty();
		}
		try (Socket socket = send()) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> readAll(socket))
				.withMessageContaining("reset");
		}
		assertThat(this.server.requests("POST", "/v1/threads/*/runs")).hasSize(2);
		assertThatIllegalArgumentException().isThrownBy(() -> StubResponse.disconnecting(StreamEnd.SILENCE));
	}

	@Test
	void transcriptIsReplayedByteForByte() throws IOException {
		byte[] transcript = "event: a\r\ndata: 1\r\n\r\nevent: b".getBytes(StandardCharsets.UTF_8);
		this.server.enqueue(StubResponse.eventStream(transcript).chunked(3).pace(Duration.ofMillis(1)));
		HttpResponse<String> response = this.client.tryPost(runs(), body());
		assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
		assertThat(response.body()).isEqualTo(new String(transcript, StandardCharsets.UTF_8));
	}

	@Test
	void rawAnswerCanEndBadly() throws IOException {
		this.server.enqueue(StubResponse.eventStream("event: a\n").ending(StreamEnd.CLOSE),
				StubResponse.eventStream("event: a\n").ending(StreamEnd.RESET));
		try (Socket socket = send()) {
			assertThat(readAll(socket)).contains("event: a\n").doesNotContain(LAST_CHUNK);
		}
		try (Socket socket = send()) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> readAll(socket));
		}
	}

	@Test
	void silenceAnswersNothingAtAll() throws IOException, InterruptedException {
		this.server.enqueue(StubResponse.silence());
		try (Socket socket = send()) {
			assertThat(this.server.awaitRequests(1, Duration.ofSeconds(10))).isTrue();
			socket.setSoTimeout(100);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> readAll(socket));
			assertThat(this.server.openConnections()).isEqualTo(1);
		}
	}

	@Test
	void closingTheServerClosesOpenStreams() throws IOException {
		this.server.enqueue(RunScript.answering("One").hanging());
		try (Socket socket = send()) {
			readUntil(socket, "One");
			this.server.close();
			assertThat(readAll(socket)).doesNotContain("done");
		}
		assertThat(this.server.openConnections()).isZero();
		try (AssistantsServer successor = AssistantsServer.builder().port(this.server.port()).start()) {
			assertThat(successor.port()).isEqualTo(this.server.port());
		}
	}

	private String status() {
		return this.client.get(runs()).path("data").path(0).path("status").asString();
	}

	private void awaitCompleted() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> status().equals("completed"));
		assertThat(this.client.get("/threads/" + this.thread + "/messages").path("data")).hasSize(2);
	}

	private String runs() {
		return "/threads/" + this.thread + "/runs";
	}

	private String body() {
		return "{\"assistant_id\":\"" + this.assistant + "\",\"stream\":true}";
	}

	private Socket send() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.port());
		socket.setSoTimeout(10_000);
		String body = body();
		String request = "POST /v1" + runs() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test\r\n"
				+ "OpenAI-Beta: assistants=v2\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
				+ "\r\n\r\n" + body;
		socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
		return socket;
	}

	private static String readAll(Socket socket) throws IOException {
		return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static String readUntil(Socket socket, String marker) throws IOException {
		InputStream in = socket.getInputStream();
		ByteArrayOutputStream read = new ByteArrayOutputStream();
		while (!read.toString(StandardCharsets.UTF_8).contains(marker)) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("ended before the marker");
			}
			read.write(next);
		}
		return read.toString(StandardCharsets.UTF_8);
	}

}
