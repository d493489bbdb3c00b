package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.publish.EventThreads;
import io.github.openaiassistants.relay.ClosedRelay;
import io.github.openaiassistants.relay.RelayAuthorization;
import io.github.openaiassistants.relay.RelaySettings;
import io.github.openaiassistants.relay.RunRelay;
import io.github.openaiassistants.relay.reactive.ReactiveRunRelay;
import io.github.openaiassistants.relay.servlet.ServletRunRelay;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Auto-configuration for showing runs to browsers.
 */
@AutoConfiguration(after = AssistantsAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(AssistantRunStreamer.class)
@EnableConfigurationProperties(AssistantsRelayProperties.class)
public final class AssistantsRelayAutoConfiguration {

	private final AssistantsRelayProperties properties;

	AssistantsRelayAutoConfiguration(AssistantsRelayProperties properties) {
		LimitsCheck.check(properties);
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean
	static RelayAuthorization assistantsRelayAuthorization() {
		return new ClosedRelay();
	}

	@Bean
	@ConditionalOnMissingBean
	RelaySettings assistantsRelaySettings() {
		return new RelaySettings(this.properties.onClose(), this.properties.reconnectTime(),
				this.properties.heartbeat(), Math.toIntExact(this.properties.windowSize().toBytes()),
				this.properties.retention(), this.properties.retainedRuns(), this.properties.functionArguments());
	}

	@Bean
	@ConditionalOnMissingBean
	static RunRelay assistantsRunRelay(AssistantRunStreamer streamer, AssistantsJson json,
			RelayAuthorization authorization, RelaySettings settings) {
		return new RunRelay(streamer, json.mapper(), authorization, settings, Schedulers.parallel());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass(ResponseBodyEmitter.class)
	static class ServletRelay {

		private static final String THREADS = "assistants-relay-";

		@Bean
		@ConditionalOnMissingBean
		ServletRunRelay assistantsServletRunRelay(RunRelay relay, AssistantsRelayProperties properties,
				Environment environment) {
			return new ServletRunRelay(relay, Threading.VIRTUAL.isActive(environment) ? EventThreads.virtual(THREADS)
					: EventThreads.platform(THREADS, properties.threads()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveRelay {

		@Bean
		@ConditionalOnMissingBean
		static ReactiveRunRelay assistantsReactiveRunRelay(RunRelay relay) {
			return new ReactiveRunRelay(relay);
		}

	}

}
