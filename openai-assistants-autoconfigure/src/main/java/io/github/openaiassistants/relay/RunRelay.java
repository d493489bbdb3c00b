package io.github.openaiassistants.relay;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Shows runs to pages: to those that come back as well, here or on another instance of
 * the application. What is the same for servlets and for reactive applications, which
 * have beans of their own. Safe for use by any thread; what it returns must be subscribed
 * to for anything to happen.
 */
public final class RunRelay {

	private final AssistantRunStreamer streamer;

	private final JsonMapper mapper;

	private final TextCut cut;

	private final RelayAuthorization authorization;

	private final RelaySettings settings;

	private final Scheduler timer;

	private final RelayedRuns runs;

	/**
	 * Create the relay.
	 * @param streamer watches runs that are not known here
	 * @param mapper writes payloads as on the wire
	 * @param authorization says who may see what
	 * @param settings how much is remembered
	 * @param timer measures time; its threads must not block
	 */
	public RunRelay(AssistantRunStreamer streamer, JsonMapper mapper, RelayAuthorization authorization,
			RelaySettings settings, Scheduler timer) {
		this.streamer = streamer;
		this.mapper = mapper;
		this.cut = new TextCut(mapper);
		this.authorization = authorization;
		this.settings = settings;
		this.timer = timer;
		this.runs = new RelayedRuns(settings.retention(), settings.retainedRuns(), timer);
	}

	/**
	 * Return how a run is shown unless said otherwise.
	 * @return all events, as server-sent events
	 */
	public RelayOptions options() {
		return RelayOptions.everything(this.settings.onClose());
	}

	/**
	 * Start a run that pages will ask for.
	 * @param run the run, as the streamer returns it
	 * @param options what becomes of it when nobody looks
	 * @return the run when the server has named it; empty if it ended before; or why it
	 * could not begin
	 */
	public Mono<RunReference> open(Flux<AssistantsEvent> run, RelayOptions options) {
		return Mono.defer(() -> {
			RelayedRun relayed = relayed(options.onClose());
			return begin(run, relayed, relayed.runKnown());
		});
	}

	/**
	 * Start a run and show it.
	 * @param caller who is to see it
	 * @param run the run, as the streamer returns it
	 * @param options how it is shown
	 * @return what to write, or a {@link RelayDeniedException} when the caller may not
	 * see the thread of the run, which is cancelled then
	 */
	public Mono<Flux<String>> show(RelayCaller caller, Flux<AssistantsEvent> run, RelayOptions options) {
		return Mono.defer(() -> {
			RelayedRun relayed = relayed(options.onClose());
			return begin(run, relayed, relayed.threadKnown()).flatMap((known) -> permit(caller, known))
				.doOnError(RelayDeniedException.class, (denied) -> relayed.cancel())
				.thenReturn(frames(relayed.read(null, options, this.cut), options));
		});
	}

	/**
	 * Show a run to a page that comes to it, or comes back. A run that is not known here
	 * is looked up at the server.
	 * @param caller who is to see it
	 * @param threadId the thread
	 * @param runId the run
	 * @param lastEventId the id of the last event that the page has read, perhaps
	 * @param options how it is shown
	 * @return what to write, empty when the page has read everything, a
	 * {@link RelayDeniedException} when the caller may not see the thread, or a
	 * {@link ResponseStatusException} when an id is not one
	 */
	public Mono<Flux<String>> resume(RelayCaller caller, String threadId, String runId, @Nullable String lastEventId,
			RelayOptions options) {
		return Mono.defer(() -> {
			requireIds(threadId, runId);
			Place read = Place.parse(lastEventId);
			Mono<Flux<String>> rest = Mono
				.fromSupplier(() -> frames(known(threadId, runId, read).read(read, options, this.cut), options));
			return permit(caller, threadId).then((read != null && read.isAtTheEnd()) ? Mono.empty() : rest);
		});
	}

	// What a page names is the page's fault
	private static void requireIds(String threadId, String runId) {
		try {
			Ids.require("thread_id", threadId);
			Ids.require("run_id", runId);
		}
		catch (RequestNotValidException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage(), ex);
		}
	}

	private Mono<Void> permit(RelayCaller caller, Optional<RunReference> run) {
		String threadId = run.map(RunReference::threadId).orElse(null);
		// Without a thread there is nothing to see but that the run did not begin
		return (threadId != null) ? permit(caller, threadId) : Mono.empty();
	}

	private Mono<Void> permit(RelayCaller caller, String threadId) {
		return this.authorization.mayRead(caller, threadId)
			.filter((allowed) -> allowed)
			.switchIfEmpty(Mono.error(RelayDeniedException::new))
			.then();
	}

	// Whoever waits for it to begin keeps it, as a page does that reads
	private static <T> Mono<T> begin(Flux<AssistantsEvent> run, RelayedRun relayed, Mono<T> known) {
		Disposable page = relayed.expectPage();
		run.subscribe(relayed);
		return known.doFinally((signal) -> page.dispose());
	}

	private RelayedRun relayed(OnClose onClose) {
		return new RelayedRun(this.settings, onClose, this.timer,
				new PublicEvents(this.mapper, this.settings.functionArguments()), this.runs);
	}

	private RelayedRun known(String threadId, String runId, @Nullable Place read) {
		RelayedRun known = this.runs.find(threadId, runId);
		if (known != null && known.canContinue(read)) {
			return known;
		}
		// When no page waits any more, only the watching ends
		RelayedRun watched = relayed(OnClose.CANCEL_RUN);
		RelayedRun present = this.runs.add(threadId, runId, known, watched);
		if (present == watched) {
			this.streamer.watchRun(threadId, runId).subscribe(watched);
		}
		return present;
	}

	private Flux<String> frames(Flux<RelayedEvent> events, RelayOptions options) {
		RelayFormat format = options.format();
		Sinks.Empty<Void> over = Sinks.empty();
		Flux<String> frames = events.map(format::frame)
			.filter((frame) -> !frame.isEmpty())
			.doFinally((signal) -> over.tryEmitEmpty());
		Flux<String> heartbeats = Flux.interval(this.settings.heartbeat(), this.timer)
			.onBackpressureDrop()
			.map((beat) -> format.heartbeat())
			.takeUntilOther(over.asMono());
		// No more than one event is taken ahead of the page
		return Flux.merge(1, Flux.just(format.beginning()).concatWith(frames), heartbeats);
	}

}
