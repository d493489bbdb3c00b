package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What observations of runs tell.
 *
 * @param includeContent Whether traces contain what people and models wrote: messages,
 * instructions, and arguments and outputs of functions.
 */
@ConfigurationProperties("openai.assistants.observations")
record AssistantsObservationProperties(@DefaultValue("false") boolean includeContent) {

}
