package io.github.openaiassistants.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.autoconfigure.AssistantsAutoConfiguration;
import io.github.openaiassistants.autoconfigure.AssistantsMetricsAutoConfiguration;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * An application that streams runs with one of the clients, publishes their events, and
 * tells what that cost it.
 */
public final class ClientProcess {

	private ClientProcess() {
	}

	/**
	 * Measure one client in one scenario.
	 * @param arguments the scenario, the client and the port of the server
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		Scenario scenario = Scenario.valueOf(arguments[0]);
		Client client = Client.valueOf(arguments[1]);
		String baseUrl = "http://127.0.0.1:" + arguments[2] + "/v1";
		ApplicationContext context = application(client, baseUrl);
		TextMeter meter = context.getBean(TextMeter.class);
		Lanes lanes = new Lanes(starter(client, baseUrl, context));
		Measurement measurement = new Measurement(scenario, client, lanes, meter);
		System.out.println(new JsonMapper().writeValueAsString(measurement.measure()));
		System.out.flush();
		// Most runs are still open, and nobody waits for them
		Runtime.getRuntime().halt(0);
	}

	private static ApplicationContext application(Client client, String baseUrl) {
		List<Class<?>> sources = new ArrayList<>(List.of(Listening.class));
		if (client == Client.OURS) {
			sources.add(Streaming.class);
		}
		return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.NONE)
			.properties("openai.assistants.base-url=" + baseUrl, "openai.assistants.api-key=none",
					"openai.assistants.limits.concurrent-runs=2100", "spring.main.banner-mode=off",
					"spring.main.log-startup-info=false")
			.run();
	}

	private static RunStarter starter(Client client, String baseUrl, ApplicationContext context) {
		return switch (client) {
			case OURS -> new OursRuns(context.getBean(AssistantRunStreamer.class));
			case SPRING -> new SpringRuns(baseUrl, context);
			case OPENAI_JAVA -> new OpenAiJavaRuns(baseUrl, context);
		};
	}

	/**
	 * What every application has.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Listening {

		@Bean
		TextMeter textMeter() {
			return new TextMeter();
		}

	}

	/**
	 * An application with this starter.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AssistantsAutoConfiguration.class, AssistantsMetricsAutoConfiguration.class,
			CodecsAutoConfiguration.class, HttpClientAutoConfiguration.class, JacksonAutoConfiguration.class,
			ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class })
	static class Streaming {

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
