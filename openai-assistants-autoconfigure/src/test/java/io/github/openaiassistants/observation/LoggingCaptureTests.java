package io.github.openaiassistants.observation;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LoggingCaptureTests {

	private static final String USER = "user";

	private final OtherThread other = new OtherThread();

	@AfterEach
	void close() {
		MDC.clear();
		this.other.close();
	}

	@Test
	void arrivesOnAnotherThread() {
		MDC.put(USER, "ada");
		RunContext context = capture();
		MDC.put(USER, "changed afterwards");
		assertThat(this.other.callIn(context, LoggingCaptureTests::current)).isEqualTo(Map.of(USER, "ada"));
	}

	@Test
	void whatTheThreadHadIsBackAfterwards() {
		RunContext context = capture();
		this.other.run(() -> MDC.put(USER, "of the pool"));
		assertThat(this.other.callIn(context, LoggingCaptureTests::current)).isEmpty();
		assertThat(this.other.call(LoggingCaptureTests::current)).isEqualTo(Map.of(USER, "of the pool"));
	}

	@Test
	void whatIsLeftBehindIsGone() {
		RunContext context = capture();
		this.other.run(context.wrap(() -> MDC.put("left", "behind")));
		assertThat(this.other.call(LoggingCaptureTests::current)).isEmpty();
		MDC.put(USER, "ada");
		RunContext next = capture();
		this.other.run(next.wrap(() -> MDC.put("left", "behind")));
		assertThat(this.other.callIn(next, LoggingCaptureTests::current)).isEqualTo(Map.of(USER, "ada"));
	}

	@Test
	void whatTheThreadHadIsBackAfterAnException() {
		MDC.put(USER, "ada");
		Runnable task = capture().wrap(() -> {
			throw new IllegalStateException(MDC.get(USER));
		});
		MDC.put(USER, "grace");
		assertThatIllegalStateException().isThrownBy(task::run).withMessage("ada");
		assertThat(current()).isEqualTo(Map.of(USER, "grace"));
	}

	private static RunContext capture() {
		return ContextCapture.logging().capture(Context.empty());
	}

	private static Map<String, String> current() {
		Map<String, String> current = MDC.getCopyOfContextMap();
		return (current != null) ? current : Map.of();
	}

}
