package io.github.openaiassistants.test;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Builder of an {@link AssistantsServer}.
 */
public final class AssistantsServerBuilder {

	private int port;

	private @Nullable String apiKey;

	private boolean requireBetaHeader = true;

	private boolean keepAlive = true;

	private boolean anyAssistant;

	private Dialect dialect = Dialect.OPENAI;

	private @Nullable ResponsesDialect responsesDialect;

	private Set<ResponsesQuirk> quirks = Set.of();

	private Duration pace = Duration.ZERO;

	private Clock clock = Clock.systemUTC();

	private FileIndexing indexing = FileIndexing.afterPolls(1);

	private Function<RunRequest, RunScript> answers = (request) -> RunScript
		.answering("Hello! This is a scripted answer from the embedded server.");

	AssistantsServerBuilder() {
	}

	/**
	 * Sets the port to listen on.
	 * @param newPort the port, 0 for any free one (the default)
	 * @return this builder
	 */
	public AssistantsServerBuilder port(int newPort) {
		this.port = newPort;
		return this;
	}

	/**
	 * Sets the only valid key. By default every key is valid, but one must be sent.
	 * @param key the key
	 * @return this builder
	 */
	public AssistantsServerBuilder apiKey(String key) {
		this.apiKey = Objects.requireNonNull(key, "key must not be null");
		return this;
	}

	/**
	 * Sets whose way of speaking the protocol the server takes on.
	 * @param newDialect the dialect, OpenAI's by default
	 * @return this builder
	 */
	public AssistantsServerBuilder dialect(Dialect newDialect) {
		this.dialect = Objects.requireNonNull(newDialect, "newDialect must not be null");
		return this;
	}

	/**
	 * Sets whose way of speaking the Responses API the server takes on. By default it is
	 * that of the {@link #dialect(Dialect) dialect} of the Assistants API if that server
	 * speaks both, else OpenAI's.
	 * @param newDialect the dialect
	 * @param more in what else the server differs
	 * @return this builder
	 */
	public AssistantsServerBuilder responses(ResponsesDialect newDialect, ResponsesQuirk... more) {
		this.responsesDialect = Objects.requireNonNull(newDialect, "newDialect must not be null");
		this.quirks = Set.of(more);
		return this;
	}

	/**
	 * Sets whether requests must carry {@code OpenAI-Beta: assistants=v2}, in dialects
	 * that know this header.
	 * @param required whether it is required (the default)
	 * @return this builder
	 */
	public AssistantsServerBuilder requireBetaHeader(boolean required) {
		this.requireBetaHeader = required;
		return this;
	}

	/**
	 * Sets whether streams of Foundry's dialect contain keep-alive events. The service
	 * sends them only while a run is silent for long, and there are clients that cannot
	 * read them.
	 * @param sent whether they are sent (the default)
	 * @return this builder
	 */
	public AssistantsServerBuilder keepAlive(boolean sent) {
		this.keepAlive = sent;
		return this;
	}

	/**
	 * Sets whether there is an assistant for every id, without instructions and tools. By
	 * default there are those only that were created.
	 * @param known whether there is
	 * @return this builder
	 */
	public AssistantsServerBuilder anyAssistant(boolean known) {
		this.anyAssistant = known;
		return this;
	}

	/**
	 * Sets the pause between two events of a run whose script sets none.
	 * @param pause the pause, zero by default
	 * @return this builder
	 */
	public AssistantsServerBuilder pace(Duration pause) {
		this.pace = Objects.requireNonNull(pause, "pause must not be null");
		return this;
	}

	/**
	 * Sets the script of runs, and of responses that do not go on with an earlier script,
	 * for which none was enqueued. By default they answer with a fixed text.
	 * @param function makes the script; must not block
	 * @return this builder
	 */
	public AssistantsServerBuilder answers(Function<RunRequest, RunScript> function) {
		this.answers = Objects.requireNonNull(function, "function must not be null");
		return this;
	}

	/**
	 * Sets how files fare that are added to a vector store, for which nothing was
	 * enqueued. By default the first look still finds them in progress.
	 * @param newIndexing how they fare
	 * @return this builder
	 */
	public AssistantsServerBuilder indexing(FileIndexing newIndexing) {
		this.indexing = Objects.requireNonNull(newIndexing, "newIndexing must not be null");
		return this;
	}

	/**
	 * Sets the clock of all time stamps, of indexing and of all that expires.
	 * @param newClock the clock, the system's by default
	 * @return this builder
	 */
	public AssistantsServerBuilder clock(Clock newClock) {
		this.clock = Objects.requireNonNull(newClock, "newClock must not be null");
		return this;
	}

	/**
	 * Starts the server.
	 * @return the server, accepting connections
	 */
	public AssistantsServer start() {
		return new AssistantsServer(this);
	}

	int port() {
		return this.port;
	}

	@Nullable String apiKey() {
		return this.apiKey;
	}

	boolean requiresBetaHeader() {
		return this.requireBetaHeader;
	}

	boolean knowsEveryAssistant() {
		return this.anyAssistant;
	}

	ServerTraits traits() {
		return this.dialect.traits(this.keepAlive);
	}

	ResponsesTraits responsesTraits() {
		ResponsesDialect chosen = this.responsesDialect;
		if (chosen == null) {
			chosen = switch (this.dialect) {
				case AZURE_OPENAI -> ResponsesDialect.AZURE_OPENAI;
				case FOUNDRY -> ResponsesDialect.FOUNDRY;
				default -> ResponsesDialect.OPENAI;
			};
		}
		return new ResponsesTraits(chosen, new Quirks(chosen.quirks()).and(this.quirks));
	}

	Duration pace() {
		return this.pace;
	}

	Clock clock() {
		return this.clock;
	}

	FileIndexing indexing() {
		return this.indexing;
	}

	Function<RunRequest, RunScript> answers() {
		return this.answers;
	}

}
