package io.github.openaiassistants.client;

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

import io.github.openaiassistants.codec.AssistantsJson;

/**
 * A Boot application that calls some server.
 */
final class ClientApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private ClientApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ClientApplication start(URI baseUrl, String... properties) {
		List<String> all = new ArrayList<>(
				List.of("openai.assistants.base-url=" + baseUrl, "openai.assistants.api-key=sk-test",
						"spring.main.banner-mode=off", "spring.main.log-startup-info=false"));
		all.addAll(Arrays.asList(properties));
		return new ClientApplication(new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.properties(all.toArray(String[]::new))
			.run());
	}

	AssistantsClient client() {
		return this.context.getBean(AssistantsClient.class);
	}

	BlockingAssistantsClient blocking() {
		return client().blocking();
	}

	AssistantsJson json() {
		return this.context.getBean(AssistantsJson.class);
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
