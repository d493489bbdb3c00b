package io.github.openaiassistants.test.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Import;

import io.github.openaiassistants.autoconfigure.AssistantsAutoConfiguration;
import io.github.openaiassistants.autoconfigure.AssistantsAzureAutoConfiguration;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.test.AssistantsServer;

/**
 * Auto-configuration that connects an application to its {@link AssistantsServer} bean,
 * whatever address, key or credentials are configured, unless the application has
 * {@link AssistantsConnectionDetails} of its own.
 */
@AutoConfiguration(before = { AssistantsAutoConfiguration.class, AssistantsAzureAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@ConditionalOnSingleCandidate(AssistantsServer.class)
@ConditionalOnMissingBean(AssistantsConnectionDetails.class)
@Import(ServerConnectionConfiguration.class)
public final class AssistantsServerAutoConfiguration {

	AssistantsServerAutoConfiguration() {
	}

}
