package io.github.openaiassistants.samples.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.test.AssistantsServer;

/**
 * The application that uses what was moved. No configuration class by annotation, so that
 * the program does not find it.
 */
@EnableAutoConfiguration
class Application {

	static ConfigurableApplicationContext start(AssistantsServer server, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("--openai.assistants.base-url=" + server.responsesUrl());
		all.add("--openai.assistants.api-key=any");
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run(all.toArray(String[]::new));
	}

	static AssistantsClient client(ConfigurableApplicationContext context) {
		return context.getBean(AssistantsClient.class);
	}

	// Those that contexts share are ended by the first that is closed, after two seconds
	@Bean
	static ReactorResourceFactory loops() {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		factory.setShutdownQuietPeriod(Duration.ZERO);
		return factory;
	}

	@AssistantFunction(name = "get_weather", description = "Tells the weather of a city.")
	String weather(String city) {
		return "fine in " + city;
	}

}
