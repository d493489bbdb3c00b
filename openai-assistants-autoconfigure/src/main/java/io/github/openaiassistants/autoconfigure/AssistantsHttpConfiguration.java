package io.github.openaiassistants.autoconfigure;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.http.AssistantsCredential;
import io.github.openaiassistants.http.AssistantsCredentials;
import io.github.openaiassistants.http.AssistantsWebClientCustomizer;
import io.github.openaiassistants.http.CredentialCache;
import io.github.openaiassistants.http.CredentialFilter;
import io.github.openaiassistants.http.HttpFailures;
import io.github.openaiassistants.http.HttpServices;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.RestLimits;
import io.github.openaiassistants.http.Retries;
import io.github.openaiassistants.http.RetrySettings;
import io.github.openaiassistants.http.StreamingConnector;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.observation.RunMeters;

/**
 * The way to the server.
 */
@Configuration(proxyBeanMethods = false)
class AssistantsHttpConfiguration {

	private final AssistantsProperties properties;

	AssistantsHttpConfiguration(AssistantsProperties properties) {
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean(AssistantsConnectionDetails.class)
	PropertiesAssistantsConnectionDetails assistantsConnectionDetails(
			ObjectProvider<AssistantsCredentials> credentials) {
		return new PropertiesAssistantsConnectionDetails(this.properties, credentials.getIfAvailable() != null);
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
				ServerSettings.query(this.properties));
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

	@Bean
	@ConditionalOnMissingBean
	HttpServices assistantsHttpServices(WebClient.Builder builder, StreamingConnector connector,
			AssistantsConnectionDetails details, ObjectProvider<AssistantsCredentials> credentials, AssistantsJson json,
			ObjectProvider<AssistantsWebClientCustomizer> customizers, ObjectProvider<RunMeters> meters) {
		ConnectionCheck.check(details, this.properties);
		AssistantsCredentials tokens = credentials.getIfAvailable();
		ServerSettings server = ServerSettings.of(this.properties, details, tokens != null);
		CredentialCache cache = cache(tokens, details.getApiKey());
		WebClient.Builder configured = new WebClientSettings(server).apply(builder)
			.clientConnector(connector.connector());
		customizers.orderedStream().forEach((customizer) -> customizer.customize(configured));
		if (cache != null) {
			// Last, so that no filter of others sees the credential
			configured.filter(new CredentialFilter(cache, server.credentialHeader(), server.baseUrl()));
		}
		HttpFailures failures = new HttpFailures(json, server.baseUrl(),
				(cache != null) ? cache.mask() : UnaryOperator.identity(),
				ConnectionCheck.isEnded(this.properties, server.baseUrl()));
		return new HttpServices(configured.build(), json, failures,
				retries(meters.getIfAvailable(() -> RunMeters.NONE)), Schedulers.parallel());
	}

	private static @Nullable CredentialCache cache(@Nullable AssistantsCredentials tokens, @Nullable ApiKey key) {
		if (tokens != null) {
			return new CredentialCache(tokens, Clock.systemUTC());
		}
		return (key == null || key.isEmpty()) ? null
				: new CredentialCache(() -> Mono.just(new AssistantsCredential(key, null)), Clock.systemUTC());
	}

	private Retries retries(RunMeters meters) {
		AssistantsProperties.Retry retry = this.properties.retry();
		RetrySettings settings = new RetrySettings(retry.maxAttempts(), retry.delay(), retry.maxDelay(),
				retry.maxRetryAfter(), retry.budget());
		return new Retries(settings, Schedulers.parallel(), () -> ThreadLocalRandom.current().nextDouble(),
				meters::retried);
	}

	@Bean
	@ConditionalOnMissingBean
	StreamingHttp assistantsStreamingHttp(HttpServices services) {
		return new StreamingHttp(services, this.properties.timeouts().response());
	}

	@Bean
	@ConditionalOnMissingBean
	RestHttp assistantsRestHttp(HttpServices services) {
		AssistantsProperties.Timeouts timeouts = this.properties.timeouts();
		return new RestHttp(services, new RestLimits(timeouts.response(), timeouts.idle(), timeouts.upload(),
				Math.toIntExact(this.properties.limits().answerSize().toBytes())));
	}

}
