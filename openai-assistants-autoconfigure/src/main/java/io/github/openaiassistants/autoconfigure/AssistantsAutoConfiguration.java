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
import io.github.openaiassistants.codec.AssistantsJacksonModule;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.AssistantsJsonMapperCustomizer;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.function.FunctionCalls;
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
@Import({ AssistantsBridgeConfiguration.class, AssistantsContextConfiguration.class, AssistantsHttpConfiguration.class,
		AssistantsRegistryConfiguration.class, AssistantsWireConfiguration.class })
public final class AssistantsAutoConfiguration {

	private static final String CLIENT = "default";

	private static final Duration SILENCE = Duration.ofMinutes(5);

	private static final Duration RUN = Duration.ofMinutes(10);

	// A hundred years, whose nanoseconds can still be added to those of a clock
	private static final Duration UNLIMITED = Duration.ofDays(36500);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final AssistantsProperties properties;

	private final AssistantsFunctionProperties functions;

	private final boolean background;

	AssistantsAutoConfiguration(AssistantsProperties properties, AssistantsFunctionProperties functions,
			ObjectProvider<AssistantsResponsesProperties> responses) {
		this.functions = functions;
		LimitsCheck.check(properties);
		this.properties = properties;
		this.background = responses.stream().anyMatch(AssistantsResponsesProperties::background);
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
	RunSettings assistantsRunSettings() {
		AssistantsProperties.Events events = this.properties.events();
		AssistantsProperties.Recovery recovery = this.properties.recovery();
		AssistantsProperties.Retry retry = this.properties.retry();
		return new RunSettings(CLIENT, events.publish(),
				events.listenerFailure() == AssistantsProperties.ListenerFailure.FAIL_RUN,
				this.properties.onCancel() == AssistantsProperties.OnCancel.CANCEL_RUN,
				this.properties.onShutdown() == AssistantsProperties.OnCancel.LEAVE_RUNNING, this.functions.maxRounds(),
				new RecoverySettings(recovery.enabled(), recovery.markRuns(), recovery.unreachable(),
						retry.maxAttempts(), retry.maxRetryAfter()),
				timeouts());
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantRunStreamer assistantRunStreamer(RunServices services, RunSettings settings) {
		return new DefaultAssistantRunStreamer(services, settings);
	}

	@Bean
	@ConditionalOnMissingBean
	Successor assistantsSuccessor(RunServices services, RunSettings settings) {
		return new RunTakeOver(services, settings);
	}

	private @Nullable Supplier<SnapshotAccumulator> snapshots(AssistantsJson json) {
		long limit = this.properties.limits().snapshotSize().toBytes();
		return this.properties.events().snapshot() ? () -> new SnapshotAccumulator(json, limit) : null;
	}

	// What goes on in the background may take hours, and be silent for most of them
	private RunTimeouts timeouts() {
		AssistantsProperties.Timeouts timeouts = this.properties.timeouts();
		return new RunTimeouts(timeouts.idle(), limit(timeouts.silence(), SILENCE), limit(timeouts.run(), RUN),
				timeouts.cancel(), CLOSE_TIMEOUT);
	}

	private Duration limit(@Nullable Duration set, Duration standard) {
		if (set != null) {
			return set;
		}
		return this.background ? UNLIMITED : standard;
	}

}
