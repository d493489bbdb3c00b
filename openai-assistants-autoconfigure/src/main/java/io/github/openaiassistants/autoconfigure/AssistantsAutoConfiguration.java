package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.assistants.AssistantsRunBackend;
import io.github.openaiassistants.codec.AssistantsJacksonModule;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.AssistantsJsonMapperCustomizer;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.http.AssistantsWebClientCustomizer;
import io.github.openaiassistants.http.HttpFailures;
import io.github.openaiassistants.http.StreamingConnector;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.publish.ApplicationEvents;
import io.github.openaiassistants.publish.AssistantsEventListenerFactory;
import io.github.openaiassistants.publish.AssistantsEventPublisher;
import io.github.openaiassistants.publish.EventThreads;
import io.github.openaiassistants.publish.ListenerFailureLog;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.DefaultAssistantRunStreamer;
import io.github.openaiassistants.run.RunServices;
import io.github.openaiassistants.run.RunSettings;
import io.github.openaiassistants.run.RunTimeouts;

/**
 * Auto-configuration for streaming runs of the Assistants API into application events.
 */
@AutoConfiguration(after = { WebClientAutoConfiguration.class, JacksonAutoConfiguration.class })
@ConditionalOnClass({ WebClient.class, JsonMapper.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AssistantsProperties.class)
public final class AssistantsAutoConfiguration {

	private static final String CLIENT = "default";

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final AssistantsProperties properties;

	AssistantsAutoConfiguration(AssistantsProperties properties) {
		LimitsCheck.check(properties);
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean(AssistantsConnectionDetails.class)
	PropertiesAssistantsConnectionDetails assistantsConnectionDetails() {
		return new PropertiesAssistantsConnectionDetails(this.properties);
	}

	@Bean
	@ConditionalOnMissingBean
	static AssistantsJacksonModule assistantsJacksonModule() {
		return new AssistantsJacksonModule();
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantsJson assistantsJson(ObjectProvider<AssistantsJsonMapperCustomizer> customizers) {
		return new AssistantsJson(
				(builder) -> customizers.orderedStream().forEach((customizer) -> customizer.customize(builder)));
	}

	@Bean
	@ConditionalOnMissingBean
	EventCodec assistantsEventCodec(AssistantsJson json) {
		return new EventCodec(json);
	}

	@Bean
	@ConditionalOnMissingBean
	StreamingConnector assistantsStreamingConnector(ObjectProvider<ClientHttpConnectorBuilder<?>> builders,
			ObjectProvider<HttpClientSettings> settings, ObjectProvider<SslBundles> sslBundles) {
		HttpClientSettings used = settings.getIfAvailable(HttpClientSettings::defaults);
		String bundle = this.properties.ssl().bundle();
		if (bundle != null) {
			used = used.withSslBundle(bundle(sslBundles.getObject(), bundle));
		}
		return StreamingConnector.create(builders.getIfAvailable(ClientHttpConnectorBuilder::detect), used,
				this.properties.timeouts().connect(), this.properties.limits().concurrentRuns(),
				this.properties.query());
	}

	@Bean
	@ConditionalOnMissingBean
	StreamingHttp assistantsStreamingHttp(WebClient.Builder builder, StreamingConnector connector,
			AssistantsConnectionDetails details, AssistantsJson json,
			ObjectProvider<AssistantsWebClientCustomizer> customizers) {
		ConnectionCheck.check(details, this.properties.headers(), this.properties.query());
		WebClient.Builder configured = new WebClientSettings(details, this.properties.headers()).apply(builder)
			.clientConnector(connector.connector());
		customizers.orderedStream().forEach((customizer) -> customizer.customize(configured));
		return new StreamingHttp(configured.build(), json, new HttpFailures(json, details),
				this.properties.timeouts().response());
	}

	@Bean
	@ConditionalOnMissingBean
	RunBackend assistantsRunBackend(StreamingHttp http, EventCodec codec) {
		return new AssistantsRunBackend(http, codec, Math.toIntExact(this.properties.limits().eventSize().toBytes()));
	}

	@Bean
	@ConditionalOnMissingBean
	static AssistantsEventListenerFactory assistantsEventListenerFactory() {
		return new AssistantsEventListenerFactory();
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantsEventPublisher assistantsEventPublisher(ApplicationEventPublisher publisher) {
		return new ApplicationEvents(publisher);
	}

	@Bean
	@ConditionalOnMissingBean
	EventThreads assistantsEventThreads(Environment environment) {
		return Threading.VIRTUAL.isActive(environment) ? EventThreads.virtual()
				: EventThreads.platform(this.properties.events().threads());
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantRunStreamer assistantRunStreamer(RunBackend backend, AssistantsEventPublisher publisher,
			EventThreads threads, ObjectProvider<RunMeters> meters) {
		RunServices services = new RunServices(backend, publisher, threads.executor(), Schedulers.parallel(),
				meters.getIfAvailable(() -> RunMeters.NONE), new ListenerFailureLog());
		return new DefaultAssistantRunStreamer(services, settings());
	}

	private static SslBundle bundle(SslBundles bundles, String name) {
		try {
			return bundles.getBundle(name);
		}
		catch (NoSuchSslBundleException ex) {
			throw new InvalidSettingException("ssl.bundle", "names a bundle that does not exist",
					"Write the name of a bundle that is configured below spring.ssl.bundle.pem or spring.ssl.bundle.jks.");
		}
	}

	private RunSettings settings() {
		AssistantsProperties.Timeouts timeouts = this.properties.timeouts();
		AssistantsProperties.Events events = this.properties.events();
		return new RunSettings(CLIENT, events.publish(),
				events.listenerFailure() == AssistantsProperties.ListenerFailure.FAIL_RUN,
				this.properties.limits().concurrentRuns(),
				new RunTimeouts(timeouts.idle(), timeouts.silence(), timeouts.run(), CLOSE_TIMEOUT));
	}

}
