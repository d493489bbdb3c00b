package io.github.openaiassistants.benchmarks.decode;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import io.github.openaiassistants.autoconfigure.AssistantsAutoConfiguration;
import io.github.openaiassistants.autoconfigure.AssistantsMetricsAutoConfiguration;
import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.Tally;
import io.github.openaiassistants.http.AssistantsWebClientCustomizer;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Runs of an application with this starter: the client, snapshots, sequence, outcome and
 * meters, on the threads that they have there. Only the server is missing, and listeners.
 */
final class Ours implements Contestant {

	private static final CreateRunRequest REQUEST = CreateRunRequest.of("asst_1");

	private final ReplayedExchange server;

	private final ConfigurableApplicationContext context;

	private final AssistantRunStreamer streamer;

	Ours(Input input) {
		this.server = new ReplayedExchange(input);
		AssistantsWebClientCustomizer replaying = (builder) -> builder.exchangeFunction(this.server);
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("openai.assistants.base-url=http://localhost/v1", "openai.assistants.api-key=none",
					"openai.assistants.events.publish=false", "spring.main.banner-mode=off",
					"spring.main.log-startup-info=false")
			.initializers((context) -> ((GenericApplicationContext) context)
				.registerBean(AssistantsWebClientCustomizer.class, () -> replaying))
			.run();
		this.streamer = this.context.getBean(AssistantRunStreamer.class);
	}

	@Override
	public void read(Tally tally) {
		this.streamer.createRun("thread_1", REQUEST).doOnNext((event) -> EventTexts.read(event, tally)).blockLast();
	}

	@Override
	public void close() {
		this.context.close();
		this.server.close();
	}

	/**
	 * An application with meters.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AssistantsAutoConfiguration.class, AssistantsMetricsAutoConfiguration.class,
			CodecsAutoConfiguration.class, HttpClientAutoConfiguration.class, JacksonAutoConfiguration.class,
			ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class })
	static class Application {

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
