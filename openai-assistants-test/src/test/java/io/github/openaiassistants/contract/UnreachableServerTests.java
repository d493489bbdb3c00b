package io.github.openaiassistants.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocketFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A wrong address, no server, a slow server: a clear failure within the configured time.
 */
class UnreachableServerTests {

	private static final String CONNECT = "openai.assistants.timeouts.connect=300ms";

	private static final String RESPONSE = "openai.assistants.timeouts.response=300ms";

	// Less than any limit of time that could have been waited for, much more than it
	// takes
	private static final Duration SOON = Duration.ofSeconds(8);

	@Test
	void noServerListensThere() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		ObservedRun run = run("http://127.0.0.1:" + port + "/v1");
		assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(run.failure()).isExactlyInstanceOf(ServerUnreachableException.class)
			.hasMessageContaining("http://127.0.0.1:" + port);
		assertThat(run.finished().data().duration()).isLessThan(SOON);
	}

	@Test
	void hostIsUnknown() {
		ObservedRun run = run("http://host.invalid/v1", "openai.assistants.timeouts.connect=1s");
		assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(run.failure()).isExactlyInstanceOf(ServerUnreachableException.class)
			.hasMessageContaining("http://host.invalid");
		assertThat(run.finished().data().duration()).isLessThan(SOON);
	}

	@Test
	void encryptionIsExpectedOfAPlainServer() {
		try (AssistantsServer server = AssistantsServer.builder().start()) {
			ObservedRun run = run("https://127.0.0.1:" + server.port() + "/v1");
			assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(run.failure()).isExactlyInstanceOf(ServerUnreachableException.class)
				.hasMessageContaining("https://127.0.0.1:" + server.port())
				.hasMessageContaining("Ssl");
			assertThat(server.requests()).isEmpty();
			assertThat(run.finished().data().duration()).isLessThan(SOON);
		}
	}

	@Test
	void handshakeThatNobodyAnswersIsGivenUp() throws IOException {
		// The system accepts connections that nobody takes
		try (ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
			ObservedRun run = run("https://127.0.0.1:" + socket.getLocalPort() + "/v1", CONNECT);
			assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(run.failure()).isExactlyInstanceOf(ServerUnreachableException.class)
				.hasMessageContaining("openai.assistants.timeouts.connect");
			assertThat(run.finished().data().duration()).isBetween(Duration.ofMillis(300), SOON);
		}
	}

	@Test
	void serverExpectsEncryption() throws IOException {
		ExecutorService acceptor = Executors.newSingleThreadExecutor();
		// Without a certificate, which it never comes to
		try (ServerSocket socket = SSLServerSocketFactory.getDefault()
			.createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Future<Integer> read = acceptor.submit(() -> readOnce(socket));
			ObservedRun run = run("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
			assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
			assertThat(run.failure()).isExactlyInstanceOf(StreamLostException.class)
				.hasMessageContaining("before an answer");
			assertThat(run.finished().data().duration()).isLessThan(SOON);
			assertThat(read).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(SSLException.class);
		}
		finally {
			acceptor.shutdownNow();
		}
	}

	private static int readOnce(ServerSocket server) throws IOException {
		try (Socket socket = server.accept()) {
			return socket.getInputStream().read();
		}
	}

	@Test
	void serverAcceptsAndNeverAnswers() {
		try (AssistantsServer server = AssistantsServer.builder().start()) {
			server.enqueue(StubResponse.silence());
			ObservedRun run = run(server.baseUrl().toString(), RESPONSE);
			assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
			assertThat(run.failure()).isExactlyInstanceOf(LimitExceededException.class)
				.hasMessageContaining("create thread and run")
				.hasMessageContaining("openai.assistants.timeouts.response");
			assertThat(run.finished().data().duration()).isBetween(Duration.ofMillis(300), SOON);
		}
	}

	@Test
	void slowStreamIsNoSlowAnswer() {
		try (AssistantsServer server = AssistantsServer.builder().start()) {
			String stream = Wire.created() + Wire.delta("One") + Wire.completed() + Wire.done();
			server.enqueue(StubResponse.eventStream(stream).chunked(stream.length() / 4).pace(Duration.ofMillis(200)));
			ObservedRun run = run(server.baseUrl().toString(), "openai.assistants.timeouts.response=1s");
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		}
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "Only there does a full backlog leave connecting clients waiting")
	void connectingHangs() throws IOException {
		List<SocketChannel> waiting = new ArrayList<>();
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			for (int i = 0; i < 8; i++) {
				SocketChannel channel = SocketChannel.open();
				waiting.add(channel);
				channel.configureBlocking(false);
				channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()));
			}
			ObservedRun run = run("http://127.0.0.1:" + socket.getLocalPort() + "/v1", CONNECT);
			assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(run.failure()).isExactlyInstanceOf(ServerUnreachableException.class)
				.hasMessageContaining("openai.assistants.timeouts.connect");
			assertThat(run.finished().data().duration()).isBetween(Duration.ofMillis(300), SOON);
		}
		finally {
			for (SocketChannel channel : waiting) {
				channel.close();
			}
		}
	}

	private static ObservedRun run(String baseUrl, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = "openai.assistants.retry.max-attempts=1";
		try (ListeningApplication application = ListeningApplication.start(URI.create(baseUrl), WebApplicationType.NONE,
				List.of(), all)) {
			return ObservedRun.of(application,
					application.streamer().createThreadAndRun(CreateThreadAndRunRequest.of("asst_1", "Hello")));
		}
	}

}
