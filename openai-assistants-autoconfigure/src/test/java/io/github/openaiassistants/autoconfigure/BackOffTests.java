package io.github.openaiassistants.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.backend.ThreadLockPolicy;
import io.github.openaiassistants.backend.responses.BridgeServices;
import io.github.openaiassistants.backend.responses.BridgeSettings;
import io.github.openaiassistants.backend.responses.ContainerFiles;
import io.github.openaiassistants.backend.responses.ResponsesBridge;
import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.FunctionSchemas;
import io.github.openaiassistants.backend.responses.request.MappingOptions;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.backend.responses.translation.RawEvents;
import io.github.openaiassistants.backend.responses.translation.TranslationLimits;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.codec.AssistantsJacksonModule;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.function.FunctionCalls;
import io.github.openaiassistants.function.FunctionRegistry;
import io.github.openaiassistants.function.FunctionSettings;
import io.github.openaiassistants.function.FunctionThreads;
import io.github.openaiassistants.function.SpringAiFunctions;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.http.AssistantsCredential;
import io.github.openaiassistants.http.AssistantsCredentials;
import io.github.openaiassistants.http.HttpFailures;
import io.github.openaiassistants.http.HttpServices;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.RestLimits;
import io.github.openaiassistants.http.Retries;
import io.github.openaiassistants.http.RetrySettings;
import io.github.openaiassistants.http.StreamingConnector;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.observation.ContextCapture;
import io.github.openaiassistants.observation.RunContext;
import io.github.openaiassistants.observation.RunConventions;
import io.github.openaiassistants.observation.RunMeterBuckets;
import io.github.openaiassistants.observation.RunMeterObservationHandler;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.observation.RunObservations;
import io.github.openaiassistants.publish.AssistantsEventListenerFactory;
import io.github.openaiassistants.publish.AssistantsEventPublisher;
import io.github.openaiassistants.publish.EventThreads;
import io.github.openaiassistants.publish.ListenerFailureLog;
import io.github.openaiassistants.run.AbandonedRunPolicy;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.LiveRuns;
import io.github.openaiassistants.run.OrderlyShutdown;
import io.github.openaiassistants.run.RecoverySettings;
import io.github.openaiassistants.run.RunRegistry;
import io.github.openaiassistants.run.RunServices;
import io.github.openaiassistants.run.RunSettings;
import io.github.openaiassistants.run.RunSuccession;
import io.github.openaiassistants.run.RunTimeouts;
import io.github.openaiassistants.run.SharedRunRegistry;
import io.github.openaiassistants.run.Successor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every bean of ours gives way to one of the application's.
 */
class BackOffTests {

	private static final Map<Class<?>, Supplier<?>> BEANS = Map.ofEntries(
			Map.entry(AssistantsCredentials.class,
					() -> (AssistantsCredentials) () -> Mono.just(AssistantsCredential.of("supplied", null))),
			Map.entry(AccessTokens.class, () -> (AccessTokens) (properties) -> Optional.empty()),
			Map.entry(ClientMeters.class, () -> (ClientMeters) (client) -> RunMeters.NONE),
			Map.entry(AssistantsConnectionDetails.class,
					() -> new FixedConnectionDetails("http://localhost:8080/v1", "sk-supplied")),
			Map.entry(AssistantsJacksonModule.class, AssistantsJacksonModule::new),
			Map.entry(AssistantsJson.class, AssistantsJson::create),
			Map.entry(EventCodec.class, () -> new EventCodec(AssistantsJson.create())),
			Map.entry(StreamingConnector.class,
					() -> StreamingConnector.create(ClientHttpConnectorBuilder.jdk(), HttpClientSettings.defaults(),
							Duration.ofSeconds(1), 1, Map.of())),
			Map.entry(HttpServices.class, BackOffTests::services),
			Map.entry(StreamingHttp.class, () -> new StreamingHttp(services(), Duration.ofSeconds(1))),
			Map.entry(RestHttp.class,
					() -> new RestHttp(services(),
							new RestLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1))),
			Map.entry(AssistantsClient.class, () -> proxy(AssistantsClient.class)),
			Map.entry(RunBackend.class, () -> proxy(RunBackend.class)),
			Map.entry(AssistantsEventListenerFactory.class, AssistantsEventListenerFactory::new),
			Map.entry(AssistantsEventPublisher.class, () -> (AssistantsEventPublisher) (delivery) -> {
			}),
			Map.entry(FunctionCalls.class,
					() -> new FunctionCalls(functions(), FunctionSettings.defaults(), JsonMapper.builder().build(),
							Runnable::run, Schedulers.immediate())),
			Map.entry(FunctionRegistry.class, BackOffTests::functions),
			Map.entry(FunctionThreads.class, () -> new FunctionThreads(Runnable::run, () -> {
			})), Map.entry(SpringAiFunctions.class, () -> new SpringAiFunctions(Stream::empty)),
			Map.entry(EventThreads.class, () -> new EventThreads(Runnable::run, () -> {
			})), Map.entry(AssistantRunStreamer.class, () -> proxy(AssistantRunStreamer.class)),
			Map.entry(Successor.class, () -> proxy(Successor.class)),
			Map.entry(RunSettings.class, BackOffTests::runSettings),
			Map.entry(RunServices.class, BackOffTests::runServices), Map.entry(RunMeters.class, () -> RunMeters.NONE),
			Map.entry(RunObservations.class, () -> RunObservations.NONE),
			Map.entry(RunConventions.class, () -> RunConventions.STANDARD),
			Map.entry(RunMeterBuckets.class, RunMeterBuckets::new),
			Map.entry(RunMeterObservationHandler.class,
					() -> new RunMeterObservationHandler(new SimpleMeterRegistry())),
			Map.entry(LiveRuns.class, () -> new LiveRuns(1)),
			Map.entry(OrderlyShutdown.class, () -> new OrderlyShutdown(new LiveRuns(1), Duration.ofSeconds(1))),
			Map.entry(ContextCapture.class, () -> (ContextCapture) (subscriber) -> RunContext.NONE),
			Map.entry(RunRegistry.class, () -> proxy(RunRegistry.class)),
			Map.entry(RegistryScriptInitializer.class, BackOffTests::initializer), Map.entry(RunSuccession.class,
					() -> new RunSuccession(proxy(SharedRunRegistry.class), AbandonedRunPolicy.LEAVE, null)));

	private static final Map<Class<?>, Supplier<?>> BRIDGE_BEANS = Map.ofEntries(
			Map.entry(AssistantCatalog.class, BackOffTests::catalog),
			Map.entry(FunctionSchemas.class, () -> (FunctionSchemas) (name) -> null),
			Map.entry(ActiveRuns.class, () -> ActiveRuns.inMemory(Clock.systemUTC())),
			Map.entry(RunStore.class, () -> RunStore.inMemory(1)), Map.entry(ThreadStore.class, BackOffTests::threads),
			Map.entry(BridgeServices.class, BackOffTests::bridgeServices),
			Map.entry(BridgeSettings.class, BackOffTests::bridgeSettings),
			Map.entry(ResponsesBridge.class, BackOffTests::bridge),
			Map.entry(ContainerFiles.class, () -> new ContainerFiles(bridgeServices().rest())),
			Map.entry(ThreadImport.class, () -> new ThreadImport(bridge(), bridgeServices())),
			Map.entry(StoresScriptInitializer.class,
					() -> new StoresScriptInitializer(h2(), new AssistantsJdbcStoresProperties(
							DatabaseInitializationMode.NEVER, "classpath:none.sql", "any"))));

	private static ResponsesBridge bridge() {
		return new ResponsesBridge(bridgeServices(), bridgeSettings());
	}

	private static RunServices runServices() {
		return new RunServices(proxy(RunBackend.class), null, (delivery) -> {
		}, Runnable::run, Schedulers.immediate(), RunMeters.NONE, RunObservations.NONE, new ListenerFailureLog(),
				new LiveRuns(1), RunRegistry.inMemory(), ContextCapture.NONE, null);
	}

	static Stream<Arguments> beans() {
		return BEANS.entrySet().stream().map((bean) -> Arguments.of(bean.getKey(), bean.getValue()));
	}

	static Stream<Arguments> bridgeBeans() {
		return Stream.concat(BRIDGE_BEANS.entrySet().stream(), BEANS.entrySet().stream())
			.filter((bean) -> !Set.of(RunSuccession.class, RegistryScriptInitializer.class).contains(bean.getKey()))
			.flatMap((bean) -> Stream.of("memory", "jdbc")
				.map((stores) -> Arguments.of(bean.getKey(), bean.getValue(), stores)));
	}

	@ParameterizedTest
	@MethodSource("bridgeBeans")
	<T> void backsOffWithTheBridge(Class<T> type, Supplier<T> supplier, String stores) {
		T supplied = supplier.get();
		Contexts.bridged("openai.assistants.responses.stores.type=" + stores)
			.withConfiguration(Contexts.metrics())
			.withConfiguration(Contexts.database())
			.withBean("supplied", type, () -> supplied)
			.run((context) -> assertThat(context).hasNotFailed().getBean(type).isSameAs(supplied));
	}

	@ParameterizedTest
	@MethodSource("beans")
	<T> void backsOff(Class<T> type, Supplier<T> supplier) {
		T supplied = supplier.get();
		Contexts.connected()
			.withConfiguration(Contexts.metrics())
			.withConfiguration(Contexts.database())
			.withPropertyValues("openai.assistants.registry.type=jdbc")
			.withBean("supplied", type, () -> supplied)
			.run((context) -> assertThat(context).hasNotFailed().getBean(type).isSameAs(supplied));
	}

	@Test
	void everyBeanMethodIsCovered() {
		Set<Class<?>> conditional = Stream
			.of(AssistantsAutoConfiguration.class, AssistantsAzureAutoConfiguration.class,
					AssistantsBridgeConfiguration.class, AssistantsContextConfiguration.class,
					AssistantsDefinitionsConfiguration.class, AssistantsJdbcRegistryAutoConfiguration.class,
					AssistantsJdbcStoresAutoConfiguration.class, AssistantsStoresConfiguration.class,
					AssistantsWireConfiguration.class, AssistantsRegistryConfiguration.class,
					AssistantsFunctionAutoConfiguration.class, AssistantsHttpConfiguration.class,
					AssistantsMetricsAutoConfiguration.class, AssistantsObservationConfiguration.class,
					AssistantsSpringAiAutoConfiguration.class)
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(Bean.class))
			.map(BackOffTests::conditionalType)
			.collect(Collectors.toSet());
		Set<Class<?>> covered = new HashSet<>(BEANS.keySet());
		covered.addAll(BRIDGE_BEANS.keySet());
		assertThat(conditional).isEqualTo(covered);
	}

	private static Class<?> conditionalType(Method method) {
		ConditionalOnMissingBean condition = method.getAnnotation(ConditionalOnMissingBean.class);
		assertThat(condition).as(method.getName()).isNotNull();
		return (condition.value().length > 0) ? condition.value()[0] : method.getReturnType();
	}

	private static FunctionRegistry functions() {
		return new FunctionRegistry(Stream::empty, JsonMapper.builder().build(), Map.of());
	}

	private static RegistryScriptInitializer initializer() {
		return new RegistryScriptInitializer(h2(),
				new AssistantsJdbcRegistryProperties(DatabaseInitializationMode.NEVER, "classpath:none.sql", "any", "",
						Duration.ofSeconds(60), Duration.ofDays(1)));
	}

	private static SimpleDriverDataSource h2() {
		return new SimpleDriverDataSource(new Driver(), "jdbc:h2:mem:supplied;DB_CLOSE_DELAY=-1");
	}

	private static RunSettings runSettings() {
		Duration second = Duration.ofSeconds(1);
		return new RunSettings("supplied", true, false, true, false, 1,
				new RecoverySettings(false, false, second, 1, second, false),
				new RunTimeouts(second, second, second, second, second));
	}

	private static AssistantCatalog catalog() {
		return new AssistantCatalog(Map.of(), (name) -> null, Instant.EPOCH);
	}

	private static ThreadStore threads() {
		return ThreadStore.inMemory(1, ActiveRuns.inMemory(Clock.systemUTC()));
	}

	private static BridgeServices bridgeServices() {
		return new BridgeServices(new StreamingHttp(services(), Duration.ofSeconds(1)),
				new RestHttp(services(),
						new RestLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1)),
				AssistantsJson.create(), proxy(AssistantsClient.class), catalog(), RunStore.inMemory(1), threads(),
				ActiveRuns.inMemory(Clock.systemUTC()), Clock.systemUTC(), Schedulers.boundedElastic(),
				Schedulers.parallel());
	}

	private static BridgeSettings bridgeSettings() {
		return new BridgeSettings(MappingOptions.conversation(), RawEvents.UNTRANSLATED, TranslationLimits.DEFAULT, 1,
				ConversationRepair.Strategy.ANSWER,
				new ThreadLock(ThreadLockPolicy.FAIL, Duration.ofSeconds(1), Schedulers.parallel()),
				Duration.ofMinutes(1), 1, Duration.ofSeconds(1));
	}

	private static HttpServices services() {
		AssistantsJson json = AssistantsJson.create();
		HttpFailures failures = new HttpFailures(json, URI.create("http://localhost:8080/v1"), (text) -> text);
		RetrySettings settings = new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1),
				1);
		return new HttpServices(WebClient.create(), json, failures,
				new Retries(settings, Schedulers.immediate(), () -> 0, RunMeters.NONE::retried),
				Schedulers.immediate());
	}

	private static <T> T proxy(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(BackOffTests.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "hashCode" -> 1;
					case "toString" -> "supplied";
					case "equals" -> proxy == arguments[0];
					case "interval" -> Duration.ofHours(1);
					default -> method.getReturnType().isInterface() ? proxy(method.getReturnType()) : null;
				}));
	}

}
