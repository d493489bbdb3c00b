package io.github.openaiassistants.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;

/**
 * What a further client takes from the settings of the first: how runs are handled, never
 * where the server is or how to be let in, so that no key is sent to a server that it was
 * not meant for.
 */
final class InheritedSettings implements ConfigurationPropertySource {

	private static final ConfigurationPropertyName FIRST = ConfigurationPropertyName.of("openai.assistants");

	private static final Set<String> OWN = Set.of("api", "provider", "base-url", "base-path", "api-key", "auth",
			"organization", "project", "headers", "query", "ssl", "clients");

	private final ConfigurationPropertySource source;

	private final ConfigurationPropertyName client;

	/**
	 * Look through a source.
	 * @param source the source
	 * @param client the name below which a further client is configured
	 */
	InheritedSettings(ConfigurationPropertySource source, ConfigurationPropertyName client) {
		this.source = source;
		this.client = client;
	}

	@Override
	public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
		ConfigurationPropertyName inherited = inherited(name);
		return (inherited != null) ? this.source.getConfigurationProperty(inherited) : null;
	}

	@Override
	public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
		ConfigurationPropertyName inherited = inherited(name);
		return (inherited != null) ? this.source.containsDescendantOf(inherited) : ConfigurationPropertyState.ABSENT;
	}

	private @Nullable ConfigurationPropertyName inherited(ConfigurationPropertyName name) {
		int own = this.client.getNumberOfElements();
		if (!this.client.isAncestorOf(name) || OWN.contains(name.getElement(own, Form.DASHED))) {
			return null;
		}
		return FIRST.append(name.subName(own));
	}

}
