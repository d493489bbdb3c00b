package io.github.openaiassistants.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.backend.ThreadLockPolicy;
import io.github.openaiassistants.backend.assistants.AssistantsWireClient;
import io.github.openaiassistants.backend.responses.BridgeServices;
import io.github.openaiassistants.backend.responses.BridgeSettings;
import io.github.openaiassistants.backend.responses.ResponsesBridge;
import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.request.AssistantDefinition;
import io.github.openaiassistants.backend.responses.request.AttachmentMode;
import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.MappingOptions;
import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.backend.responses.translation.RawEvents;
import io.github.openaiassistants.backend.responses.translation.TranslationLimits;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.BlockingAssistantsClient;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.http.HttpFailures;
import io.github.openaiassistants.http.HttpServices;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.RestLimits;
import io.github.openaiassistants.http.Retries;
import io.github.openaiassistants.http.RetrySettings;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.AssistantsServerBuilder;
import io.github.openaiassistants.test.FileIndexing;
import io.github.openaiassistants.test.ResponsesDialect;

/**
 * The bridge to the embedded server, without an application around it. What it keeps is
 * in memory; its clock stands still.
 */
public final class Bridges implements AutoCloseable {

	/**
	 * What the clock shows.
	 */
	public static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

	/**
	 * What the names of the threads start with on which stores are asked.
	 */
	public static final String BLOCKING = "bridge-blocking";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Scheduler blocking = Schedulers.newBoundedElastic(4, 1000, BLOCKING);

	private final Scheduler timer = Schedulers.newParallel("bridge-timer", 1);

	private final BridgeServices services;

	private final BridgeSettings settings;

	private final AssistantsClient client;

	private Bridges(AssistantsServer server, MappingOptions options, ConversationRepair.Strategy repair,
			UnaryOperator<ThreadStore> threads) {
		ThreadLock lock = new ThreadLock(ThreadLockPolicy.FAIL, TIMEOUT, this.timer);
		this.services = services(server, lock, threads);
		this.settings = new BridgeSettings(options, RawEvents.UNTRANSLATED, TranslationLimits.DEFAULT, 1024 * 1024,
				repair, lock, Duration.ofMinutes(1), 3, Duration.ofMillis(100));
		this.client = new ResponsesBridge(this.services, this.settings).client();
	}

	/**
	 * Return the embedded server for a state mode: with conversations, or without.
	 * @param mode the mode
	 * @return a builder
	 */
	public static AssistantsServerBuilder server(StateMode mode) {
		return AssistantsServer.builder()
			.responses((mode == StateMode.CONVERSATION) ? ResponsesDialect.OPENAI : ResponsesDialect.VLLM)
			.indexing(FileIndexing.afterPolls(0));
	}

	/**
	 * Build a bridge that refuses attachments.
	 * @param server the server
	 * @param mode where the items of a thread are kept
	 * @return the bridge
	 */
	public static Bridges to(AssistantsServer server, StateMode mode) {
		return to(server, options(mode, AttachmentMode.REFUSE, false));
	}

	/**
	 * Build a bridge.
	 * @param server the server
	 * @param options how calls are mapped
	 * @return the bridge
	 */
	public static Bridges to(AssistantsServer server, MappingOptions options) {
		return new Bridges(server, options, ConversationRepair.Strategy.ANSWER, UnaryOperator.identity());
	}

	/**
	 * Build a bridge that repairs threads in some way.
	 * @param server the server
	 * @param mode where the items of a thread are kept
	 * @param repair what is done about calls without outputs
	 * @return the bridge
	 */
	public static Bridges to(AssistantsServer server, StateMode mode, ConversationRepair.Strategy repair) {
		return new Bridges(server, options(mode, AttachmentMode.REFUSE, false), repair, UnaryOperator.identity());
	}

	/**
	 * Build a bridge whose store of threads is another.
	 * @param server the server
	 * @param mode where the items of a thread are kept
	 * @param threads makes the other store of the usual one
	 * @return the bridge
	 */
	public static Bridges to(AssistantsServer server, StateMode mode, UnaryOperator<ThreadStore> threads) {
		return new Bridges(server, options(mode, AttachmentMode.REFUSE, false), ConversationRepair.Strategy.ANSWER,
				threads);
	}

	/**
	 * Return options.
	 * @param mode where the items of a thread are kept
	 * @param attachments what becomes of files attached to messages
	 * @param tolerant whether what a request can do without is left out
	 * @return the options
	 */
	public static MappingOptions options(StateMode mode, AttachmentMode attachments, boolean tolerant) {
		return new MappingOptions(mode, mode == StateMode.CONVERSATION, false, attachments, tolerant);
	}

	private BridgeServices services(AssistantsServer server, ThreadLock lock, UnaryOperator<ThreadStore> threads) {
		AssistantsJson json = AssistantsJson.create();
		Retries retries = new Retries(
				new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), 1), this.timer,
				() -> 0, RunMeters.NONE::retried);
		HttpServices http = new HttpServices(
				WebClient.builder()
					.baseUrl(server.responsesUrl().toString())
					.defaultHeader("Authorization", "Bearer sk-test")
					.build(),
				json, new HttpFailures(json, server.responsesUrl(), UnaryOperator.identity()), retries, this.timer);
		RestHttp rest = new RestHttp(http, new RestLimits(TIMEOUT, TIMEOUT, TIMEOUT, 16 * 1024 * 1024));
		Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
		ActiveRuns active = ActiveRuns.inMemory(clock);
		return new BridgeServices(new StreamingHttp(http, TIMEOUT), rest, json,
				new AssistantsWireClient(rest, json, lock), new AssistantCatalog(definitions(), (name) -> null, NOW),
				RunStore.inMemory(100), threads.apply(ThreadStore.inMemory(100, active)), active, clock, this.blocking,
				this.timer);
	}

	private static Map<String, AssistantDefinition> definitions() {
		Map<String, AssistantDefinition> definitions = new LinkedHashMap<>();
		definitions.put("weather",
				AssistantDefinition.builder().model("gpt-4o").name("Weather").instructions("Be helpful.").build());
		definitions.put("other", AssistantDefinition.builder().model("gpt-4o-mini").build());
		return definitions;
	}

	/**
	 * Return the client.
	 * @return the client
	 */
	public AssistantsClient client() {
		return this.client;
	}

	/**
	 * Return the blocking form of the client.
	 * @return the client
	 */
	public BlockingAssistantsClient blocking() {
		return this.client.blocking();
	}

	/**
	 * Return what the bridge works with.
	 * @return the services
	 */
	public BridgeServices services() {
		return this.services;
	}

	/**
	 * Return how the bridge works.
	 * @return the settings
	 */
	public BridgeSettings settings() {
		return this.settings;
	}

	@Override
	public void close() {
		this.blocking.dispose();
		this.timer.dispose();
	}

}
