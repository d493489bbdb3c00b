package io.github.openaiassistants.autoconfigure;

import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.backend.assistants.AssistantsWireClient;
import io.github.openaiassistants.backend.responses.BridgeServices;
import io.github.openaiassistants.backend.responses.BridgeSettings;
import io.github.openaiassistants.backend.responses.ContainerFiles;
import io.github.openaiassistants.backend.responses.ResponsesBridge;
import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.backend.responses.translation.RawEvents;
import io.github.openaiassistants.backend.responses.translation.TranslationLimits;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.StreamingHttp;

/**
 * Runs and everything else on a server that speaks the Responses API.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "openai.assistants.api", havingValue = "responses")
@EnableConfigurationProperties(AssistantsResponsesProperties.class)
class AssistantsBridgeConfiguration {

	private final AssistantsProperties properties;

	private final AssistantsResponsesProperties responses;

	AssistantsBridgeConfiguration(AssistantsProperties properties, AssistantsResponsesProperties responses) {
		ResponsesCheck.check(responses);
		this.properties = properties;
		this.responses = responses;
	}

	@Bean
	@ConditionalOnMissingBean
	BridgeSettings assistantsBridgeSettings() {
		AssistantsResponsesProperties.Limits limits = this.responses.limits();
		AssistantsResponsesProperties.Resume resume = this.responses.resume();
		return new BridgeSettings(this.responses.options(),
				new RawEvents(this.responses.rawEvents(), this.responses.rawEventTypes()),
				new TranslationLimits(limits.entries(), limits.characters()),
				Math.toIntExact(this.properties.limits().eventSize().toBytes()), this.responses.repair(), threadLock(),
				this.responses.lease(), resume.attempts(), resume.delay());
	}

	@Bean
	@ConditionalOnMissingBean
	BridgeServices assistantsBridgeServices(StreamingHttp streaming, RestHttp rest, AssistantsJson json,
			AssistantCatalog assistants, RunStore runs, ThreadStore threads, ActiveRuns active) {
		AssistantsClient wire = new AssistantsWireClient(rest, json, threadLock());
		return new BridgeServices(streaming, rest, json, wire, assistants, runs, threads, active, Clock.systemUTC(),
				Schedulers.boundedElastic(), Schedulers.parallel());
	}

	@Bean
	@ConditionalOnMissingBean
	ResponsesBridge assistantsResponsesBridge(BridgeServices services, BridgeSettings settings) {
		return new ResponsesBridge(services, settings);
	}

	@Bean
	@ConditionalOnMissingBean
	ContainerFiles assistantsContainerFiles(RestHttp rest) {
		return new ContainerFiles(rest);
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantsClient assistantsClient(ResponsesBridge bridge) {
		return bridge.client();
	}

	@Bean
	@ConditionalOnMissingBean
	RunBackend assistantsRunBackend(ResponsesBridge bridge) {
		return bridge.runs();
	}

	@Bean
	@ConditionalOnMissingBean
	ThreadImport assistantsThreadImport(ResponsesBridge bridge, BridgeServices services) {
		return new ThreadImport(bridge, services);
	}

	private ThreadLock threadLock() {
		return AssistantsWireConfiguration.threadLock(this.properties);
	}

}
