package io.github.openaiassistants.test.autoconfigure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.http.AssistantsCredentials;
import io.github.openaiassistants.test.AssistantsServer;

/**
 * The way to the embedded server, which comes before all others.
 */
@Configuration(proxyBeanMethods = false)
@Import(NamedClientConnections.class)
class ServerConnectionConfiguration {

	@Bean
	@Primary
	AssistantsConnectionDetails assistantsServerConnectionDetails(AssistantsServer server, Environment environment) {
		return ServerConnectionDetails.to(server, environment, "openai.assistants.api");
	}

	@Bean
	@Primary
	AssistantsCredentials assistantsServerCredentials() {
		return new EmbeddedServerCredentials();
	}

}
