package io.github.openaiassistants.autoconfigure;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Duration;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.publish.EventThreads;
import io.github.openaiassistants.relay.ClosedRelay;
import io.github.openaiassistants.relay.OnClose;
import io.github.openaiassistants.relay.RelayAuthorization;
import io.github.openaiassistants.relay.RelayCaller;
import io.github.openaiassistants.relay.RelaySettings;
import io.github.openaiassistants.relay.RunRelay;
import io.github.openaiassistants.relay.reactive.ReactiveRunRelay;
import io.github.openaiassistants.relay.servlet.ServletRunRelay;
import io.github.openaiassistants.run.AssistantRunStreamer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsRelayAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AssistantsRelayAutoConfigurationTests {

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(Contexts.autoConfigurations())
		.withPropertyValues(Contexts.BASE_URL, Contexts.API_KEY);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(Contexts.autoConfigurations())
		.withPropertyValues(Contexts.BASE_URL, Contexts.API_KEY);

	@Test
	void servletApplicationHasTheRelayForServlets() {
		this.servlet.run((context) -> assertThat(context).hasSingleBean(ServletRunRelay.class)
			.hasSingleBean(RunRelay.class)
			.doesNotHaveBean(ReactiveRunRelay.class));
	}

	@Test
	void reactiveApplicationHasTheOther() {
		this.reactive.run((context) -> assertThat(context).hasSingleBean(ReactiveRunRelay.class)
			.hasSingleBean(RunRelay.class)
			.doesNotHaveBean(ServletRunRelay.class));
	}

	@Test
	void servletApplicationWithoutControllersHasNone() {
		this.servlet.withClassLoader(new FilteredClassLoader(ResponseBodyEmitter.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("assistantsServletRunRelay"));
	}

	@Test
	void applicationWithoutPagesHasNothing() {
		Contexts.connected()
			.run((context) -> assertThat(context).doesNotHaveBean(RunRelay.class)
				.doesNotHaveBean(AssistantsRelayProperties.class));
	}

	@Test
	void nothingIsThereWhenSwitchedOff() {
		this.servlet.withPropertyValues("openai.assistants.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RunRelay.class));
	}

	@Test
	void nobodySeesAnythingUnlessTheApplicationSaysSo(CapturedOutput output) {
		this.servlet.run((context) -> {
			RelayAuthorization authorization = context.getBean(RelayAuthorization.class);
			assertThat(authorization.mayRead(nobody(), "thread_1").block()).isFalse();
			assertThat(authorization.mayRead(nobody(), "thread_2").block()).isFalse();
			assertThat(output).containsOnlyOnce("define a bean of the type " + RelayAuthorization.class.getName())
				.doesNotContain("thread_1");
		});
	}

	@Test
	void settingsAreThoseOfTheProperties() {
		this.servlet
			.withPropertyValues("openai.assistants.relay.on-close=leave-running",
					"openai.assistants.relay.reconnect-time=5s", "openai.assistants.relay.heartbeat=1s",
					"openai.assistants.relay.window-size=64KB", "openai.assistants.relay.retention=3s",
					"openai.assistants.relay.retained-runs=7", "openai.assistants.relay.function-arguments=true")
			.run((context) -> assertThat(context.getBean(RelaySettings.class))
				.isEqualTo(new RelaySettings(OnClose.LEAVE_RUNNING, Duration.ofSeconds(5), Duration.ofSeconds(1),
						65_536, Duration.ofSeconds(3), 7, true)));
	}

	@Test
	void pagesAreWrittenToByVirtualThreadsWhereTheApplicationHasThem() {
		this.servlet.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ServletRunRelay.class));
	}

	@ParameterizedTest
	@CsvSource({ "reconnect-time, 0s", "reconnect-time, 8d", "heartbeat, -1s", "retention, 0s", "window-size, 4095B",
			"window-size, 1GB", "retained-runs, 0", "threads, 0", "threads, 10001" })
	void valueOutOfBoundsIsRefused(String property, String value) {
		this.servlet.withPropertyValues("openai.assistants.relay." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(InvalidSettingException.class)
				.rootCause()
				.hasMessageContaining("relay." + property));
	}

	static Stream<Arguments> beans() {
		RelaySettings settings = new RelaySettings(OnClose.CANCEL_RUN, Duration.ofSeconds(1), Duration.ofSeconds(1),
				4096, Duration.ofSeconds(1), 1, false);
		RunRelay relay = new RunRelay(proxy(AssistantRunStreamer.class), JsonMapper.shared(), new ClosedRelay(),
				settings, Schedulers.immediate());
		return Stream.of(Arguments.of(RelayAuthorization.class, new ClosedRelay()),
				Arguments.of(RelaySettings.class, settings), Arguments.of(RunRelay.class, relay),
				Arguments.of(ServletRunRelay.class, new ServletRunRelay(relay, new EventThreads(Runnable::run, () -> {
				}))), Arguments.of(ReactiveRunRelay.class, new ReactiveRunRelay(relay)));
	}

	@ParameterizedTest
	@MethodSource("beans")
	<T> void backsOff(Class<T> type, T supplied) {
		if (type == ReactiveRunRelay.class) {
			this.reactive.withBean("supplied", type, () -> supplied)
				.run((context) -> assertThat(context).hasNotFailed().getBean(type).isSameAs(supplied));
			return;
		}
		this.servlet.withBean("supplied", type, () -> supplied)
			.run((context) -> assertThat(context).hasNotFailed().getBean(type).isSameAs(supplied));
	}

	private static <T> T proxy(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> null));
	}

	private static RelayCaller nobody() {
		return new RelayCaller() {

			@Override
			public @Nullable Principal principal() {
				return null;
			}

			@Override
			public @Nullable String cookie(String name) {
				return null;
			}

		};
	}

}
