package io.github.openaiassistants.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * What one of several clients is configured with.
 *
 * @param name the name of the client
 * @param properties its settings
 * @param responses its settings of the Responses API
 */
record ClientSettings(String name, AssistantsProperties properties, AssistantsResponsesProperties responses) {

	/**
	 * The client whose settings are not below a name.
	 */
	static final String DEFAULT = "default";

	private static final ConfigurationPropertyName CLIENTS = ConfigurationPropertyName.of("openai.assistants.clients");

	/**
	 * Return the names of the further clients.
	 * @param environment where they are configured
	 * @return the names
	 */
	static Set<String> names(Environment environment) {
		return Binder.get(environment)
			.bind(CLIENTS, Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElse(Set.of());
	}

	/**
	 * Return whether runs of any client may be those of the Responses API.
	 * @param environment where they are configured
	 * @return whether it is spoken
	 */
	static boolean speakResponses(Environment environment) {
		return isResponses(environment, "openai.assistants.api")
				|| names(environment).stream().anyMatch((name) -> speaksResponses(environment, name));
	}

	static boolean speaksResponses(Environment environment, String name) {
		return isResponses(environment, "openai.assistants.clients." + name + ".api");
	}

	private static boolean isResponses(Environment environment, String property) {
		return Binder.get(environment)
			.bind(property, AssistantsProperties.Api.class)
			.map((api) -> api == AssistantsProperties.Api.RESPONSES)
			.orElse(false);
	}

	/**
	 * Return the settings of a further client.
	 * @param environment where it is configured
	 * @param name its name
	 * @return the settings
	 */
	static ClientSettings of(Environment environment, String name) {
		ConfigurationPropertyName client = CLIENTS.append(name);
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.get(environment).forEach(sources::add);
		sources.addAll(sources.stream().map((source) -> new InheritedSettings(source, client)).toList());
		Binder binder = new Binder(sources, new PropertySourcesPlaceholdersResolver(environment));
		return new ClientSettings(name,
				binder.bindOrCreate(client, Bindable.of(AssistantsProperties.class), BindHandler.DEFAULT),
				binder.bindOrCreate(client.append("responses"), Bindable.of(AssistantsResponsesProperties.class),
						BindHandler.DEFAULT));
	}

}
