package io.github.openaiassistants.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.actuate.AssistantsHealthIndicator;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.http.RestHttp;

/**
 * Auto-configuration for the health of the server, or of the servers of several clients
 * by their names. Off unless it is asked for: the service is metered, and an application
 * that is restarted because a service is away makes the outage worse.
 */
@AutoConfiguration(after = AssistantsAutoConfiguration.class)
@ConditionalOnClass(ReactiveHealthContributor.class)
@ConditionalOnBean({ AssistantsClient.class, RestHttp.class })
@ConditionalOnBooleanProperty("management.health.assistants.enabled")
@EnableConfigurationProperties(AssistantsHealthProperties.class)
public final class AssistantsHealthContributorAutoConfiguration {

	AssistantsHealthContributorAutoConfiguration(AssistantsHealthProperties properties) {
		LimitsCheck.check(properties);
	}

	@Bean
	@ConditionalOnMissingBean(name = { "assistantsHealthIndicator", "assistantsHealthContributor" })
	ReactiveHealthContributor assistantsHealthContributor(AssistantsClient client, RestHttp http,
			AssistantsProperties properties, AssistantsHealthProperties health, ObjectProvider<NamedClient> further) {
		ReactiveHealthIndicator first = indicator(ServerQuestion.of(properties.api(), client, http), health);
		Map<String, ReactiveHealthContributor> all = new LinkedHashMap<>();
		all.put(ClientSettings.DEFAULT, first);
		further.stream().forEach((named) -> all.put(named.name(), indicator(named.question(), health)));
		return (all.size() > 1) ? CompositeReactiveHealthContributor.fromMap(all) : first;
	}

	private static ReactiveHealthIndicator indicator(Mono<?> question, AssistantsHealthProperties health) {
		return new AssistantsHealthIndicator(question, health.timeout());
	}

}
