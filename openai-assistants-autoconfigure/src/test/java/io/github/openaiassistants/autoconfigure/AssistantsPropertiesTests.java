package io.github.openaiassistants.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.backend.ThreadLockPolicy;
import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.run.AbandonedRunPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsProperties} and {@link ApiKey}.
 */
class AssistantsPropertiesTests {

	@Test
	void defaults() {
		AssistantsProperties properties = bind(Map.of());
		assertThat(properties.baseUrl()).isNull();
		assertThat(properties.apiKey()).isNull();
		assertThat(properties.organization()).isNull();
		assertThat(properties.project()).isNull();
		assertThat(properties.headers()).isEmpty();
		assertThat(properties.query()).isEmpty();
		assertThat(properties.ssl().bundle()).isNull();
		assertThat(properties.timeouts()).isEqualTo(new AssistantsProperties.Timeouts(Duration.ofSeconds(10),
				Duration.ofSeconds(60), Duration.ofSeconds(60), null, null, Duration.ofMinutes(10),
				Duration.ofSeconds(10), Duration.ofMinutes(2)));
		assertThat(properties.limits()).isEqualTo(new AssistantsProperties.Limits(DataSize.ofMegabytes(16),
				DataSize.ofMegabytes(32), DataSize.ofMegabytes(64), 256));
		assertThat(properties.retry()).isEqualTo(new AssistantsProperties.Retry(3, Duration.ofMillis(500),
				Duration.ofSeconds(8), Duration.ofSeconds(60), 100));
		assertThat(properties.api()).isEqualTo(AssistantsProperties.Api.ASSISTANTS);
		assertThat(properties.provider()).isEqualTo(Provider.OPENAI_COMPATIBLE);
		assertThat(properties.auth()).isEqualTo(new AssistantsProperties.Auth(null, null));
		assertThat(properties.basePath()).isNull();
		assertThat(properties.recovery()).isEqualTo(
				new AssistantsProperties.Recovery(true, Duration.ofSeconds(30), true, AbandonedRunPolicy.RECOVER));
		assertThat(properties.onShutdown()).isEqualTo(AssistantsProperties.OnCancel.CANCEL_RUN);
		assertThat(properties.shutdown().grace()).isEqualTo(Duration.ofSeconds(20));
		assertThat(properties.registry())
			.isEqualTo(new AssistantsProperties.Registry(AssistantsProperties.RegistryType.MEMORY));
		assertThat(properties.onCancel()).isEqualTo(AssistantsProperties.OnCancel.CANCEL_RUN);
		assertThat(properties.threadLock()).isEqualTo(ThreadLockPolicy.FAIL);
		assertThat(properties.events()).isEqualTo(
				new AssistantsProperties.Events(true, AssistantsProperties.ListenerFailure.CONTINUE_RUN, true, 32));
	}

	@Test
	void lineEndsOfSecretFilesAreRemoved() {
		AssistantsProperties properties = bind(Map.of("api-key", "sk-1\n", "organization", "org-1\r\n", "project",
				"proj_1\n", "headers.x-team", "blue\n"));
		assertThat(properties.apiKey()).isEqualTo(ApiKey.of("sk-1"));
		assertThat(properties.organization()).isEqualTo("org-1");
		assertThat(properties.project()).isEqualTo("proj_1");
		assertThat(properties.headers()).containsExactly(Map.entry("x-team", "blue"));
	}

	@Test
	void environmentVariablesAreBound() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("OPENAI_ASSISTANTS_BASE_URL", "http://localhost:8080/v1", "OPENAI_ASSISTANTS_API_KEY",
							"sk-1\n", "OPENAI_ASSISTANTS_TIMEOUTS_IDLE", "5s")));
		ConfigurationPropertySources.attach(environment);
		AssistantsProperties properties = Binder.get(environment)
			.bindOrCreate("openai.assistants", AssistantsProperties.class);
		assertThat(properties.baseUrl()).isEqualTo(URI.create("http://localhost:8080/v1"));
		assertThat(properties.apiKey()).isEqualTo(ApiKey.of("sk-1"));
		assertThat(properties.timeouts().idle()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void nothingSecretIsPrinted() {
		AssistantsProperties properties = bind(Map.of("base-url", "http://user:marked@localhost/v1?key=marked",
				"api-key", "marked", "organization", "marked", "headers.x-team", "marked", "query.sig", "marked"));
		assertThat(properties.toString()).doesNotContain("marked").contains("x-team").contains("sig");
	}

	@Test
	void addressIsPrinted() {
		assertThat(bind(Map.of("base-url", "http://localhost:8080/v1")).toString())
			.contains("http://localhost:8080/v1");
	}

	@Test
	void keyPrintsAndSerializesAsNothing() {
		ApiKey key = ApiKey.of(" marked\n");
		assertThat(key).hasToString("****").isEqualTo(ApiKey.of("marked")).isNotEqualTo(ApiKey.of("other"));
		assertThat(key).hasSameHashCodeAs(ApiKey.of("marked"));
		assertThat(key.reveal()).isEqualTo("marked");
		assertThat(key.isEmpty()).isFalse();
		assertThat(ApiKey.of(" \n").isEmpty()).isTrue();
		assertThat(JsonMapper.builder().build().writeValueAsString(key)).doesNotContain("marked");
	}

	private static AssistantsProperties bind(Map<String, String> values) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		values.forEach((name, value) -> source.put("openai.assistants." + name, value));
		return new Binder(source).bindOrCreate("openai.assistants", AssistantsProperties.class);
	}

}
