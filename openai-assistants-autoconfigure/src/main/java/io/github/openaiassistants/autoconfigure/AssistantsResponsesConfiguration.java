package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What all clients share that speak the Responses API.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnResponsesCondition.class)
@EnableConfigurationProperties(AssistantsResponsesProperties.class)
@Import({ AssistantsDefinitionsConfiguration.class, AssistantsStoresConfiguration.class })
class AssistantsResponsesConfiguration {

}
