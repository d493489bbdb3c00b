package io.github.openaiassistants.autoconfigure;

import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.function.FunctionCalls;
import io.github.openaiassistants.function.FunctionHandler;
import io.github.openaiassistants.function.FunctionRegistry;
import io.github.openaiassistants.function.FunctionSettings;
import io.github.openaiassistants.function.FunctionSource;
import io.github.openaiassistants.function.FunctionThreads;

/**
 * Auto-configuration for calling functions of the application.
 */
@AutoConfiguration(before = AssistantsAutoConfiguration.class, after = JacksonAutoConfiguration.class)
@ConditionalOnClass({ WebClient.class, JsonMapper.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AssistantsFunctionProperties.class)
public final class AssistantsFunctionAutoConfiguration {

	private final AssistantsFunctionProperties properties;

	private final JsonMapper mapper;

	AssistantsFunctionAutoConfiguration(AssistantsFunctionProperties properties, ObjectProvider<JsonMapper> mapper) {
		LimitsCheck.check(properties);
		this.properties = properties;
		this.mapper = mapper.getIfUnique(() -> JsonMapper.builder().build());
	}

	@Bean
	@ConditionalOnMissingBean
	FunctionRegistry assistantsFunctionRegistry(ConfigurableListableBeanFactory beans,
			ObjectProvider<FunctionHandler> handlers, ObjectProvider<FunctionSource> sources) {
		FunctionSource annotated = FunctionSource.annotated(beans, this.mapper);
		return new FunctionRegistry(() -> Stream
			.of(handlers.orderedStream(), annotated.handlers(),
					sources.orderedStream().flatMap(FunctionSource::handlers))
			.flatMap((functions) -> functions), this.mapper, this.properties.allowed());
	}

	@Bean
	@ConditionalOnMissingBean
	FunctionThreads assistantsFunctionThreads(Environment environment) {
		return Threading.VIRTUAL.isActive(environment) ? FunctionThreads.virtual()
				: FunctionThreads.platform(this.properties.threads());
	}

	@Bean
	@ConditionalOnMissingBean
	FunctionCalls assistantsFunctionCalls(FunctionRegistry registry, FunctionThreads threads) {
		FunctionSettings settings = new FunctionSettings(this.properties.callTimeout(), this.properties.roundTimeout(),
				this.properties.concurrency(), this.properties.errors(), this.properties.unknown());
		return new FunctionCalls(registry, settings, this.mapper, threads.executor(), Schedulers.parallel());
	}

}
