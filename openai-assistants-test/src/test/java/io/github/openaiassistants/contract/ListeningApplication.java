package io.github.openaiassistants.contract;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;

/**
 * A Boot application with a recording listener, pointed at some server.
 */
final class ListeningApplication implements AutoCloseable {

	static final String KEY = "sk-test";

	private final ConfigurableApplicationContext context;

	private ListeningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ListeningApplication start(AssistantsServer server, String... properties) {
		return start(server.baseUrl(), WebApplicationType.NONE, List.of(), properties);
	}

	static ListeningApplication start(AssistantsServer server, Class<?> listener, String... properties) {
		return start(server.baseUrl(), WebApplicationType.NONE, List.of(listener), properties);
	}

	static ListeningApplication start(URI baseUrl, WebApplicationType type, List<Class<?>> listeners,
			String... properties) {
		List<String> all = new ArrayList<>(List.of("openai.assistants.base-url=" + baseUrl,
				"openai.assistants.api-key=" + KEY, "spring.main.banner-mode=off", "spring.jmx.enabled=false",
				"server.port=0", "spring.main.log-startup-info=false",
				// Kept connections may not be read: Reactor Netty's issue 4361
				"server.netty.max-keep-alive-requests=1", QuickStart.PROPERTY + "=" + (type == WebApplicationType.NONE),
				"spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"));
		all.addAll(Arrays.asList(properties));
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class, Recorder.class).web(type)
			.registerShutdownHook(false)
			.properties(all.toArray(String[]::new));
		listeners.forEach(builder::sources);
		return new ListeningApplication(builder.run());
	}

	AssistantRunStreamer streamer() {
		return this.context.getBean(AssistantRunStreamer.class);
	}

	Recorder recorder() {
		return this.context.getBean(Recorder.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		// By default all contexts share their event loops, and the first that is closed
		// ends them, after two seconds
		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

	}

}
