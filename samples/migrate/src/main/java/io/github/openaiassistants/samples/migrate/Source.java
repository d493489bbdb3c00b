package io.github.openaiassistants.samples.migrate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.springframework.beans.BeansException;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.client.ReactorResourceFactory;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.BlockingAssistantsClient;

/**
 * The server to move from: the starter a second time, in a context of its own that knows
 * no settings but those meant for it. A key of one server must never reach the other.
 */
final class Source implements AutoCloseable {

	private static final String PREFIX = "openai.assistants.";

	private final AnnotationConfigApplicationContext context;

	private final BlockingAssistantsClient client;

	private Source(AnnotationConfigApplicationContext context) {
		this.context = context;
		this.client = context.getBean(AssistantsClient.class).blocking();
	}

	/**
	 * Connect to the server.
	 * @param settings the settings of the starter without their prefix
	 * @return the server, to which nothing was sent
	 * @throws BadArgumentsException if the settings cannot work
	 */
	static Source open(Map<String, String> settings) {
		Map<String, Object> properties = new HashMap<>();
		settings.forEach((name, value) -> properties.put(PREFIX + name, value));
		properties.put(PREFIX + "api", "assistants");
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setEnvironment(new Isolated(properties));
		context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		context.register(Starter.class);
		try {
			context.refresh();
			return new Source(context);
		}
		catch (BeansException ex) {
			context.close();
			throw new BadArgumentsException(
					"--migrate.source.*: " + NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

	BlockingAssistantsClient client() {
		return this.client;
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * No configuration class by annotation, so that the other context does not find it.
	 */
	@EnableAutoConfiguration
	static class Starter {

		// Closing event loops that are shared would end those of the other context
		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

	}

	/**
	 * An environment without environment variables, system properties and files.
	 */
	private static final class Isolated extends StandardEnvironment {

		Isolated(Map<String, Object> properties) {
			getPropertySources().addLast(new MapPropertySource("source", properties));
			// So that names may be spelled as anywhere else
			ConfigurationPropertySources.attach(this);
		}

		@Override
		protected void customizePropertySources(MutablePropertySources sources) {
			// Nothing but what is added
		}

	}

}
