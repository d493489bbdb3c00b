package io.github.openaiassistants.contract;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The row of the table of faults that is too long for a listener that keeps everything.
 */
class VolumeFaultTests {

	private static final int EVENTS = 1_000_000;

	private static final int AT_ONCE = 1000;

	@Test
	void millionTinyEventsArriveAndNothingIsKept() throws IOException {
		try (FaultServer server = new FaultServer((plain) -> plain, false, () -> "");
				ConfigurableApplicationContext context = new SpringApplicationBuilder(
						ListeningApplication.Application.class, Counter.class)
					.web(WebApplicationType.NONE)
					.registerShutdownHook(false)
					.run("--openai.assistants.base-url=http://localhost:" + server.port() + "/v1",
							"--openai.assistants.api-key=" + ListeningApplication.KEY, "--spring.main.banner-mode=off",
							"--spring.main.log-startup-info=false", "--" + QuickStart.PROPERTY + "=true")) {
			server.answerNext(VolumeFaultTests::answer);
			RunFinished finished = context.getBean(AssistantRunStreamer.class)
				.launch(KeptRun.THREAD_ID, CreateRunRequest.of("asst_wire"))
				.finished()
				.blockOptional(ObservedRun.TIMEOUT)
				.orElseThrow();
			assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(finished.meta().sequence()).isGreaterThan(EVENTS);
			assertThat(context.getBean(Counter.class).unknown).hasValue(EVENTS);
		}
	}

	private static void answer(FaultExchange exchange) throws IOException {
		exchange.stream(KeptRun.BEGUN);
		String many = Wire.event("x", "1").repeat(AT_ONCE);
		for (int i = 0; i < EVENTS; i += AT_ONCE) {
			exchange.write(many);
		}
		exchange.write(KeptRun.END);
	}

	static class Counter {

		private final AtomicInteger unknown = new AtomicInteger();

		@EventListener
		void on(UnknownEvent event) {
			this.unknown.incrementAndGet();
		}

	}

}
