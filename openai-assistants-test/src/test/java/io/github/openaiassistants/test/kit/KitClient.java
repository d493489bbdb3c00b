package io.github.openaiassistants.test.kit;

import java.time.Duration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

import io.github.openaiassistants.autoconfigure.AssistantsAutoConfiguration;
import io.github.openaiassistants.autoconfigure.AssistantsFunctionAutoConfiguration;
import io.github.openaiassistants.test.autoconfigure.AssistantsServerAutoConfiguration;

/**
 * The client and what it works with, connected to a server that is a bean.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ AssistantsAutoConfiguration.class, AssistantsFunctionAutoConfiguration.class,
		AssistantsServerAutoConfiguration.class, JacksonAutoConfiguration.class, CodecsAutoConfiguration.class,
		ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class })
class KitClient {

	// By default closing a context takes two seconds
	@Bean
	ReactorResourceFactory reactorResourceFactory() {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		factory.setShutdownQuietPeriod(Duration.ZERO);
		return factory;
	}

}
