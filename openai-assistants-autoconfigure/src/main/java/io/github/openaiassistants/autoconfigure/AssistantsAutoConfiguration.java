package io.github.openaiassistants.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.codec.AssistantsJacksonModule;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.AssistantsJsonMapperCustomizer;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.function.FunctionCalls;
import io.github.openaiassistants.observation.ContextCapture;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.observation.RunObservations;
import io.github.openaiassistants.publish.ApplicationEvents;
import io.github.openaiassistants.publish.AssistantsEventListenerFactory;
import io.github.openaiassistants.publish.AssistantsEventPublisher;
import io.github.openaiassistants.publish.EventThreads;
import io.github.openaiassistants.publish.ListenerFailureLog;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.DefaultAssistantRunStreamer;
import io.github.openaiassistants.run.LiveRuns;
import io.github.openaiassistants.run.OrderlyShutdown;
import io.github.openaiassistants.run.RunRegistry;
import io.github.openaiassistants.run.RunServices;
import io.github.openaiassistants.run.RunSettings;
import io.github.openaiassistants.run.RunTakeOver;
import io.github.openaiassistants.run.Successor;

/**
 * Auto-configuration for streaming runs of the Assistants API into application events.
 */
@AutoConfiguration(after = { WebClientAutoConfiguration.class, JacksonAutoConfiguration.class })
@ConditionalOnClass({ WebClient.class, JsonMapper.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ AssistantsProperties.class, AssistantsFunctionProperties.class })
@ImportRuntimeHints(AssistantsRuntimeHints.class)
@Import({ AssistantsBridgeConfiguration.class, AssistantsClientsConfiguration.class,
		AssistantsContextConfiguration.class, AssistantsHttpConfiguration.class,
		AssistantsObservationConfiguration.class, AssistantsRegistryConfiguration.class,
		AssistantsResponsesConfiguration.class, AssistantsWireConfiguration.class })
public final class AssistantsAutoConfiguration {

	private static final String EVENT_THREADS = "assistants-events-";

	private final AssistantsProperties properties;

	private final AssistantsFunctionProperties functions;

	private final RunAssembly runs;

	AssistantsAutoConfiguration(AssistantsProperties properties, AssistantsFunctionProperties functions,
			ObjectProvider<AssistantsResponsesProperties> responses) {
		this.functions = functions;
		LimitsCheck.check(properties);
		this.properties = properties;
		this.runs = new RunAssembly(ClientSettings.DEFAULT, properties, responses.getIfAvailable());
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
		return Threading.VIRTUAL.isActive(environment) ? EventThreads.virtual(EVENT_THREADS)
				: EventThreads.platform(EVENT_THREADS, this.properties.events().threads());
	}

	@Bean
	@ConditionalOnMissingBean
	LiveRuns assistantsLiveRuns() {
		return new LiveRuns(this.properties.limits().concurrentRuns());
	}

	@Bean
	@ConditionalOnMissingBean
	OrderlyShutdown assistantsOrderlyShutdown(LiveRuns runs) {
		return new OrderlyShutdown(runs, this.properties.shutdown().grace());
	}

	@Bean
	@ConditionalOnMissingBean
	RunServices assistantsRunServices(RunBackend backend, ObjectProvider<FunctionCalls> functions,
			AssistantsEventPublisher publisher, EventThreads threads, ObjectProvider<RunMeters> meters,
			RunObservations observations, LiveRuns runs, RunRegistry registry, ContextCapture contexts,
			AssistantsJson json) {
		return new RunServices(backend, functions.getIfAvailable(), publisher, threads.executor(),
				Schedulers.parallel(), meters.getIfAvailable(() -> RunMeters.NONE), observations,
				new ListenerFailureLog(), runs, registry, contexts, this.runs.snapshots(json));
	}

	@Bean
	@ConditionalOnMissingBean
	RunSettings assistantsRunSettings() {
		return this.runs.settings(this.functions.maxRounds());
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantRunStreamer assistantRunStreamer(RunServices services, RunSettings settings) {
		return new DefaultAssistantRunStreamer(services, settings);
	}

	@Bean
	@ConditionalOnMissingBean
	Successor assistantsSuccessor(RunServices services, RunSettings settings, ObjectProvider<NamedClient> others) {
		Successor first = new RunTakeOver(services, settings);
		return new ClientSuccessors(first, others.stream().toList());
	}

}
