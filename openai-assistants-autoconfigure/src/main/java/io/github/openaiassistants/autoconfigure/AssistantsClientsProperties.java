package io.github.openaiassistants.autoconfigure;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of further clients.
 *
 * @param clients Further clients by name, each with the properties of the first. How runs
 * are handled is taken from the first unless set; the address, the credential and
 * whatever else belongs to a server is not.
 */
@ConfigurationProperties("openai.assistants")
public record AssistantsClientsProperties(@DefaultValue Map<String, AssistantsProperties> clients) {

	/**
	 * Copy the map.
	 */
	public AssistantsClientsProperties {
		clients = Map.copyOf(clients);
	}

}
