package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

import io.github.openaiassistants.backend.responses.store.StoredThread;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Contexts with our auto-configurations and those of Boot's that they build upon.
 */
final class Contexts {

	static final String BASE_URL = "openai.assistants.base-url=http://localhost:8080/v1";

	static final String API_KEY = "openai.assistants.api-key=sk-test";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private Contexts() {
	}

	static AutoConfigurations autoConfigurations() {
		return AutoConfigurations.of(AssistantsAutoConfiguration.class, AssistantsAzureAutoConfiguration.class,
				AssistantsEndpointAutoConfiguration.class, AssistantsFunctionAutoConfiguration.class,
				AssistantsHealthContributorAutoConfiguration.class, AssistantsJdbcRegistryAutoConfiguration.class,
				AssistantsJdbcStoresAutoConfiguration.class, AssistantsMetricsAutoConfiguration.class,
				AssistantsRelayAutoConfiguration.class, AssistantsSanitizingAutoConfiguration.class,
				AssistantsSpringAiAutoConfiguration.class, WebClientAutoConfiguration.class,
				HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				CodecsAutoConfiguration.class, JacksonAutoConfiguration.class, SslAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class);
	}

	static AutoConfigurations metrics() {
		return AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class);
	}

	static AutoConfigurations database() {
		return AutoConfigurations.of(DataSourceAutoConfiguration.class);
	}

	static ApplicationContextRunner unconnected() {
		return new ApplicationContextRunner().withConfiguration(autoConfigurations())
			.withBean(ReactorResourceFactory.class, Contexts::eventLoops);
	}

	// Those that contexts share by default are ended by the first that is closed, which
	// waits for two seconds
	private static ReactorResourceFactory eventLoops() {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		factory.setShutdownQuietPeriod(Duration.ZERO);
		return factory;
	}

	static ApplicationContextRunner connected() {
		return unconnected().withPropertyValues(BASE_URL, API_KEY);
	}

	static ApplicationContextRunner bridged(String... properties) {
		return connected().withPropertyValues("openai.assistants.api=responses").withPropertyValues(properties);
	}

	static StoredThread thread(String id) {
		return StoredThread.begin(id, 0);
	}

	static AssistantsEvent complete(ApplicationContext context) {
		return context.getBean(AssistantRunStreamer.class)
			.createRun("thread_1", CreateRunRequest.of("asst_1"))
			.last()
			.blockOptional(PATIENCE)
			.orElseThrow();
	}

}
