package io.github.openaiassistants.http;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the assistants server is, and how to be let in. A bean of this type replaces
 * {@code openai.assistants.base-url}, {@code api-key}, {@code organization} and
 * {@code project}.
 */
public interface AssistantsConnectionDetails extends ConnectionDetails {

	/**
	 * Return the address below which the paths of the API lie.
	 * @return an absolute http or https address, for example
	 * {@code http://localhost:8080/v1}
	 */
	URI getBaseUrl();

	/**
	 * Return the key that is sent as bearer token.
	 * @return the key, or {@code null} when the server wants none
	 */
	@Nullable ApiKey getApiKey();

	/**
	 * Return the value of the {@code OpenAI-Organization} header.
	 * @return the organization, or {@code null} to send none
	 */
	default @Nullable String getOrganization() {
		return null;
	}

	/**
	 * Return the value of the {@code OpenAI-Project} header.
	 * @return the project, or {@code null} to send none
	 */
	default @Nullable String getProject() {
		return null;
	}

}
