package io.github.openaiassistants.contract;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateRunRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs leave nothing behind: neither threads nor memory. The server is one that keeps
 * nothing itself.
 */
class ManyRunsTests {

	private static final String RUNS = "assistants.test.runs";

	private static final int WARM_UP = 500;

	private static final int AT_A_TIME = 50;

	private static final long MEGABYTE = 1024 * 1024;

	@Test
	void manyRunsLeaveNothingBehind() throws IOException {
		int runs = Integer.getInteger(RUNS, 2_000);
		HttpServer server = server(Wire.created() + Wire.delta("Hello").repeat(20) + Wire.completed() + Wire.done());
		try (ListeningApplication application = ListeningApplication.start(
				URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"), WebApplicationType.NONE,
				// As few as the warm-up surely makes busy
				List.of(), "openai.assistants.events.threads=4")) {
			run(application, WARM_UP);
			int threads = threads();
			long heap = heap();
			run(application, runs);
			long grown = heap() - heap;
			System.out.println(runs + " runs: threads " + threads + " before, " + threads() + " after; heap " + heap
					+ " bytes before, " + grown + " more after");
			assertThat(threads()).isLessThanOrEqualTo(threads + 2);
			assertThat(grown).isLessThan(4 * MEGABYTE);
		}
		finally {
			server.stop(0);
		}
	}

	private static void run(ListeningApplication application, int runs) {
		Flux.range(0, runs)
			.flatMap((run) -> application.streamer()
				.launch("thread_1", CreateRunRequest.of("asst_1"))
				.finished()
				.doOnNext(ManyRunsTests::check), AT_A_TIME)
			.doOnNext((finished) -> application.recorder().clear())
			.blockLast(Duration.ofMinutes(10));
		application.recorder().clear();
	}

	private static void check(RunFinished finished) {
		assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	private static long heap() {
		long used = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return used;
	}

	private static HttpServer server(String stream) throws IOException {
		byte[] body = stream.getBytes(StandardCharsets.UTF_8);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		return server;
	}

}
