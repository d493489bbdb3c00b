package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.backend.assistants.AssistantsRunBackend;
import io.github.openaiassistants.backend.assistants.AssistantsWireClient;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.StreamingHttp;

/**
 * Runs and everything else on a server that speaks the Assistants API.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "openai.assistants.api", havingValue = "assistants", matchIfMissing = true)
class AssistantsWireConfiguration {

	private final AssistantsProperties properties;

	AssistantsWireConfiguration(AssistantsProperties properties) {
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantsClient assistantsClient(RestHttp http, AssistantsJson json) {
		return new AssistantsWireClient(http, json, threadLock(this.properties));
	}

	@Bean
	@ConditionalOnMissingBean
	RunBackend assistantsRunBackend(StreamingHttp http, EventCodec codec, AssistantsClient client) {
		return new AssistantsRunBackend(http, codec, Math.toIntExact(this.properties.limits().eventSize().toBytes()),
				client, threadLock(this.properties));
	}

	static ThreadLock threadLock(AssistantsProperties properties) {
		return new ThreadLock(properties.threadLock(), properties.timeouts().threadLock(), Schedulers.parallel());
	}

}
