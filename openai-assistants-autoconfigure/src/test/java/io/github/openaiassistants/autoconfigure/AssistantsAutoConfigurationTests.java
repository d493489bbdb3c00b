package io.github.openaiassistants.autoconfigure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.codec.AssistantsJacksonModule;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.http.StreamingConnector;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.observation.ContextCapture;
import io.github.openaiassistants.observation.MicrometerRunMeters;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.publish.AssistantsEventListenerFactory;
import io.github.openaiassistants.publish.AssistantsEventPublisher;
import io.github.openaiassistants.publish.EventThreads;
import io.github.openaiassistants.run.AssistantRunStreamer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsAutoConfiguration} and
 * {@link AssistantsMetricsAutoConfiguration}.
 */
class AssistantsAutoConfigurationTests {

	@Test
	void everythingIsThereInAnApplicationWithoutWeb() {
		Contexts.connected()
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(AssistantsConnectionDetails.class)
				.hasSingleBean(AssistantsJacksonModule.class)
				.hasSingleBean(AssistantsJson.class)
				.hasSingleBean(EventCodec.class)
				.hasSingleBean(StreamingConnector.class)
				.hasSingleBean(StreamingHttp.class)
				.hasSingleBean(RunBackend.class)
				.hasSingleBean(ContextCapture.class)
				.hasSingleBean(AssistantsEventListenerFactory.class)
				.hasSingleBean(AssistantsEventPublisher.class)
				.hasSingleBean(EventThreads.class)
				.hasSingleBean(AssistantRunStreamer.class)
				.doesNotHaveBean(RunMeters.class));
	}

	@Test
	void everythingIsThereInAServletApplication() {
		new WebApplicationContextRunner().withConfiguration(Contexts.autoConfigurations())
			.withPropertyValues(Contexts.BASE_URL, Contexts.API_KEY)
			.run((context) -> assertThat(context).hasSingleBean(AssistantRunStreamer.class));
	}

	@Test
	void everythingIsThereInAReactiveApplication() {
		new ReactiveWebApplicationContextRunner().withConfiguration(Contexts.autoConfigurations())
			.withPropertyValues(Contexts.BASE_URL, Contexts.API_KEY)
			.run((context) -> assertThat(context).hasSingleBean(AssistantRunStreamer.class));
	}

	@Test
	void nothingIsThereWhenSwitchedOff() {
		Contexts.unconnected()
			.withConfiguration(Contexts.metrics())
			.withPropertyValues("openai.assistants.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(AssistantsAutoConfiguration.class)
				.doesNotHaveBean(AssistantsMetricsAutoConfiguration.class)
				.doesNotHaveBean(AssistantsProperties.class));
	}

	@Test
	void nothingIsThereWithoutWebClient() {
		Contexts.unconnected()
			.withClassLoader(new FilteredClassLoader(WebClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AssistantsAutoConfiguration.class));
	}

	@Test
	void nothingIsThereWithoutJackson() {
		Contexts.unconnected()
			.withClassLoader(new FilteredClassLoader(JsonMapper.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AssistantsAutoConfiguration.class));
	}

	@Test
	void runsWithAnotherConnectorWithoutReactorNetty() {
		Contexts.connected()
			.withClassLoader(new FilteredClassLoader("reactor.netty"))
			.run((context) -> assertThat(context.getBean(StreamingConnector.class).connector().getClass())
				.hasToString("class org.springframework.http.client.reactive.JdkClientHttpConnector"));
	}

	@Test
	void nothingIsCountedWithoutMicrometer() {
		Contexts.connected()
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasSingleBean(AssistantRunStreamer.class)
				.doesNotHaveBean(RunMeters.class));
	}

	@Test
	void runsWithoutActuator() {
		Contexts.connected()
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasSingleBean(AssistantRunStreamer.class)
				.doesNotHaveBean(AssistantsSanitizingAutoConfiguration.class));
	}

	@Test
	void countsWithTheRegistryOfTheApplication() {
		Contexts.connected()
			.withConfiguration(Contexts.metrics())
			.run((context) -> assertThat(context).getBean(RunMeters.class).isInstanceOf(MicrometerRunMeters.class));
	}

	@Test
	void taskExecutorOfBootIsStillAutoConfigured() {
		Contexts.connected()
			.run((context) -> assertThat(context)
				.hasBean(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME)
				.getBeans(Executor.class)
				.hasSize(1));
	}

	@Test
	void connectionDetailsReplaceTheProperties() {
		Contexts.unconnected()
			.withUserConfiguration(SuppliedConnection.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(AssistantRunStreamer.class)
				.doesNotHaveBean(PropertiesAssistantsConnectionDetails.class));
	}

	@Test
	void listenersShareThreadsOfThePropertysNumber() {
		Contexts.connected().withPropertyValues("openai.assistants.events.threads=2").run((context) -> {
			Executor executor = context.getBean(EventThreads.class).executor();
			AtomicInteger started = new AtomicInteger();
			CountDownLatch two = new CountDownLatch(2);
			CountDownLatch all = new CountDownLatch(3);
			CountDownLatch release = new CountDownLatch(1);
			for (int task = 0; task < 3; task++) {
				executor.execute(() -> {
					started.incrementAndGet();
					two.countDown();
					await(release);
					all.countDown();
				});
			}
			await(two);
			int whileBlocked = started.get();
			release.countDown();
			await(all);
			assertThat(whileBlocked).isEqualTo(2);
		});
	}

	@Test
	void listenersRunOnVirtualThreadsWhereTheApplicationWantsThemAndTheJvmHasThem() {
		Contexts.connected().withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			CountDownLatch done = new CountDownLatch(1);
			Thread[] used = new Thread[1];
			context.getBean(EventThreads.class).executor().execute(() -> {
				used[0] = Thread.currentThread();
				done.countDown();
			});
			await(done);
			assertThat(isVirtual(used[0])).isEqualTo(Runtime.version().feature() >= 21);
		});
	}

	@Test
	void closingTheContextEndsOurThreadsAndConnections() {
		Contexts.connected().run((context) -> {
			CountDownLatch done = new CountDownLatch(1);
			Thread[] used = new Thread[1];
			context.getBean(EventThreads.class).executor().execute(() -> {
				used[0] = Thread.currentThread();
				done.countDown();
			});
			await(done);
			((AnnotationConfigApplicationContext) context.getSourceApplicationContext()).close();
			used[0].join(5000);
			assertThat(used[0].isAlive()).isFalse();
		});
	}

	private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
		return Runtime.version().feature() >= 21 && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class SuppliedConnection {

		@Bean
		AssistantsConnectionDetails details() {
			return new FixedConnectionDetails("http://localhost:8080/v1", "sk-supplied");
		}

	}

}
