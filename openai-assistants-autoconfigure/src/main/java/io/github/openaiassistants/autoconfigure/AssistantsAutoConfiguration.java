package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
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
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.backend.assistants.AssistantsRunBackend;
import io.github.openaiassistants.backend.assistants.AssistantsWireClient;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.codec.AssistantsJacksonModule;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.AssistantsJsonMapperCustomizer;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.function.FunctionCalls;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.observation.ContextCapture;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.publish.ApplicationEvents;
import io.github.openaiassistants.publish.AssistantsEventListenerFactory;
import io.github.openaiassistants.publish.AssistantsEventPublisher;
import io.github.openaiassistants.publish.EventThreads;
import io.github.openaiassistants.publish.ListenerFailureLog;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.DefaultAssistantRunStreamer;
import io.github.openaiassistants.run.LiveRuns;
import io.github.openaiassistants.run.OrderlyShutdown;
import io.github.openaiassistants.run.RecoverySettings;
import io.github.openaiassistants.run.RunRegistry;
import io.github.openaiassistants.run.RunServices;
import io.github.openaiassistants.run.RunSettings;
import io.github.openaiassistants.run.RunTakeOver;
import io.github.openaiassistants.run.RunTimeouts;
import io.github.openaiassistants.run.Successor;
import io.github.openaiassistants.snapshot.SnapshotAccumulator;

/**
 * Auto-configuration for streaming runs of the Assistants API into application events.
 */
@AutoConfiguration(after = { WebClientAutoConfiguration.class, JacksonAutoConfiguration.class })
@ConditionalOnClass({ WebClient.class, JsonMapper.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ AssistantsProperties.class, AssistantsFunctionProperties.class })
@Import({ AssistantsContextConfiguration.class, AssistantsHttpConfiguration.class,
		AssistantsRegistryConfiguration.class })
public final class AssistantsAutoConfiguration {

	private static final String CLIENT = "default";

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final AssistantsProperties properties;

	private final AssistantsFunctionProperties functions;

	AssistantsAutoConfiguration(AssistantsProperties properties, AssistantsFunctionProperties functions) {
		this.functions = functions;
		if (properties.api() == AssistantsProperties.Api.RESPONSES) {
			throw new InvalidSettingException("api", "is responses, which this version does not speak yet",
					"Write assistants, and into openai.assistants.base-url the address of a server that speaks it.");
		}
		LimitsCheck.check(properties);
		this.properties = properties;
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
	AssistantsClient assistantsClient(RestHttp http, AssistantsJson json) {
		return new AssistantsWireClient(http, json, threadLock());
	}

	@Bean
	@ConditionalOnMissingBean
	RunBackend assistantsRunBackend(StreamingHttp http, EventCodec codec, AssistantsClient client) {
		return new AssistantsRunBackend(http, codec, Math.toIntExact(this.properties.limits().eventSize().toBytes()),
				client, threadLock());
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
			AssistantsEventPublisher publisher, EventThreads threads, ObjectProvider<RunMeters> meters, LiveRuns runs,
			RunRegistry registry, ContextCapture contexts, AssistantsJson json) {
		return new RunServices(backend, functions.getIfAvailable(), publisher, threads.executor(),
				Schedulers.parallel(), meters.getIfAvailable(() -> RunMeters.NONE), new ListenerFailureLog(), runs,
				registry, contexts, snapshots(json));
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantRunStreamer assistantRunStreamer(RunServices services) {
		return new DefaultAssistantRunStreamer(services, settings());
	}

	@Bean
	@ConditionalOnMissingBean
	Successor assistantsSuccessor(RunServices services) {
		return new RunTakeOver(services, settings());
	}

	private @Nullable Supplier<SnapshotAccumulator> snapshots(AssistantsJson json) {
		long limit = this.properties.limits().snapshotSize().toBytes();
		return this.properties.events().snapshot() ? () -> new SnapshotAccumulator(json, limit) : null;
	}

	private ThreadLock threadLock() {
		return new ThreadLock(this.properties.threadLock(), this.properties.timeouts().threadLock(),
				Schedulers.parallel());
	}

	private RunSettings settings() {
		AssistantsProperties.Timeouts timeouts = this.properties.timeouts();
		AssistantsProperties.Events events = this.properties.events();
		AssistantsProperties.Recovery recovery = this.properties.recovery();
		AssistantsProperties.Retry retry = this.properties.retry();
		return new RunSettings(CLIENT, events.publish(),
				events.listenerFailure() == AssistantsProperties.ListenerFailure.FAIL_RUN,
				this.properties.onCancel() == AssistantsProperties.OnCancel.CANCEL_RUN,
				this.properties.onShutdown() == AssistantsProperties.OnCancel.LEAVE_RUNNING, this.functions.maxRounds(),
				new RecoverySettings(recovery.enabled(), recovery.markRuns(), recovery.unreachable(),
						retry.maxAttempts(), retry.maxRetryAfter()),
				new RunTimeouts(timeouts.idle(), timeouts.silence(), timeouts.run(), timeouts.cancel(), CLOSE_TIMEOUT));
	}

}
