package io.github.openaiassistants.http;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Callback interface that can be used to customize the {@link WebClient} that talks to
 * the assistants server, after everything else was set.
 */
@FunctionalInterface
public interface AssistantsWebClientCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder of this client alone
	 */
	void customize(WebClient.Builder builder);

}
