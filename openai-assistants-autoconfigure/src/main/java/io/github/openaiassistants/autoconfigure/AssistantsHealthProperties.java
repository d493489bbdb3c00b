package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the health of the server is found out.
 *
 * @param timeout How long the server may take to answer. Must be positive.
 */
@ConfigurationProperties("openai.assistants.health")
record AssistantsHealthProperties(@DefaultValue("5s") Duration timeout) {

}
