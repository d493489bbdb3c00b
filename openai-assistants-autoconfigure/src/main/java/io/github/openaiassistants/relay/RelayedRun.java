package io.github.openaiassistants.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.ThreadMessageDelta;

/**
 * One run on its way to the pages that show it. The only subscriber of the run: pages
 * come and go.
 */
final class RelayedRun extends BaseSubscriber<AssistantsEvent> {

	// How far the run may be ahead of the slowest page
	private static final int AHEAD = 32;

	private final OnClose onClose;

	private final Duration reconnectTime;

	private final Scheduler timer;

	private final PublicEvents events;

	private final Account account;

	private final Progress progress;

	private final RelayedRuns runs;

	private final Sinks.One<Optional<RunReference>> threadKnown = Sinks.one();

	private final Sinks.One<RunReference> runKnown = Sinks.one();

	private final Set<AccountReader> readers = ConcurrentHashMap.newKeySet();

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicBoolean asked = new AtomicBoolean();

	private final Disposable.Swap patience = Disposables.swap();

	private volatile @Nullable String key;

	private volatile boolean over;

	private volatile boolean endTold = true;

	/**
	 * Prepare to relay a run.
	 * @param settings how much is remembered
	 * @param onClose what becomes of the run when nobody looks any more
	 * @param timer measures how long nobody looks
	 * @param events says what pages may know
	 * @param runs where it is found when its id is known
	 */
	RelayedRun(RelaySettings settings, OnClose onClose, Scheduler timer, PublicEvents events, RelayedRuns runs) {
		this.onClose = onClose;
		this.reconnectTime = settings.reconnectTime();
		this.timer = timer;
		this.events = events;
		this.account = new Account(settings.windowSize());
		this.progress = new Progress(this.account.name());
		this.runs = runs;
	}

	/**
	 * Take note of what it is known as, once that is so.
	 * @param known the key among all runs that are shown
	 */
	void isKnownAs(String known) {
		this.key = known;
	}

	boolean isOver() {
		return this.over;
	}

	String account() {
		return this.account.name();
	}

	/**
	 * Wait until the thread is known.
	 * @return the thread, if the run has come to have one
	 */
	Mono<Optional<RunReference>> threadKnown() {
		return this.threadKnown.asMono();
	}

	/**
	 * Wait until the run is known.
	 * @return the run, empty if it ended before it had an id, or why it could not begin
	 */
	Mono<RunReference> runKnown() {
		return this.runKnown.asMono();
	}

	/**
	 * Take note of a page that waits for the run to begin, which may take long.
	 * @return to be disposed of when the page begins to read, or is gone
	 */
	Disposable expectPage() {
		this.waiting.incrementAndGet();
		return Disposables.composite(() -> {
			this.waiting.decrementAndGet();
			waitForPages();
		});
	}

	/**
	 * Read from the beginning, or behind what a page has read.
	 * @param read how far the page has read, or {@code null} when it has read nothing
	 * @param options what the page is sent
	 * @param cut leaves out what has been read of a piece of text
	 * @return what follows
	 */
	Flux<RelayedEvent> read(@Nullable Place read, RelayOptions options, TextCut cut) {
		Place here = here(read);
		long position = (here != null) ? here.sequence() + 1 : 0;
		return Flux.from((subscriber) -> {
			CatchUp catchUp = (read != null && here == null) ? new CatchUp(read, cut::cut) : null;
			AccountReader reader = new AccountReader(this, this.account, position, catchUp,
					(told) -> options.includes(told.type()), subscriber);
			this.readers.add(reader);
			this.patience.update(Disposables.disposed());
			reader.start();
		});
	}

	/**
	 * Return whether it can tell what follows.
	 * @param read how far the page has read, or {@code null} when it has read nothing
	 * @return whether nothing of it is forgotten
	 */
	boolean canContinue(@Nullable Place read) {
		Place here = here(read);
		if (here == null) {
			return !this.account.isForgotten(0);
		}
		return here.sequence() < this.account.next() && !this.account.isForgotten(here.sequence() + 1);
	}

	// Return the place if it is in this account.
	private @Nullable Place here(@Nullable Place read) {
		return (read != null && read.account().equals(this.account.name())) ? read : null;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		readOn();
		waitForPages();
	}

	@Override
	protected void hookOnNext(AssistantsEvent event) {
		this.asked.set(false);
		learn(event.meta().run());
		if (isEndOfRelayOnly(event)) {
			this.endTold = false;
			return;
		}
		String data = this.events.data(event);
		if (data != null) {
			int text = (event instanceof ThreadMessageDelta delta) ? TextCut.length(delta.data()) : 0;
			this.progress.accept(Milestone.of(event.name()), text);
			String id = this.progress.id(this.account.next());
			this.account.add(new ToldEvent(event.getClass(), text, new RelayedEvent(id, event.name(), data)));
		}
		readOn();
	}

	// What became of the run is for the server to say, to pages that come back for it
	private boolean isEndOfRelayOnly(AssistantsEvent event) {
		return this.key != null && event instanceof RunFinished finished && finished.outcome() == RunOutcome.ABORTED;
	}

	private void learn(RunReference run) {
		if (run.threadId() != null) {
			this.threadKnown.tryEmitValue(Optional.of(run));
		}
		if (run.runId() != null && run.threadId() != null) {
			if (this.key == null) {
				this.runs.add(run.threadId(), run.runId(), this);
			}
			this.runKnown.tryEmitValue(run);
		}
	}

	@Override
	protected void hookOnComplete() {
		end(null);
	}

	// Pages have been told how the run ended, unless it never began
	@Override
	protected void hookOnError(Throwable failure) {
		this.runKnown.tryEmitError(failure);
		if (this.account.next() == 0) {
			this.threadKnown.tryEmitError(failure);
			end(failure);
		}
		else {
			end(null);
		}
	}

	private void end(@Nullable Throwable failure) {
		this.patience.dispose();
		this.threadKnown.tryEmitValue(Optional.empty());
		this.runKnown.tryEmitEmpty();
		this.account.complete(failure);
	}

	@Override
	protected void hookFinally(SignalType type) {
		if (type == SignalType.CANCEL) {
			end(null);
		}
		this.over = true;
		String known = this.key;
		if (known != null) {
			this.runs.over(known, this, this.endTold && type != SignalType.CANCEL);
		}
	}

	/**
	 * Ask the run for more if the pages have read what there was. Called on any thread.
	 */
	void readOn() {
		if (mayGoOn() && this.asked.compareAndSet(false, true)) {
			request(1);
		}
	}

	private boolean mayGoOn() {
		if (this.onClose == OnClose.LEAVE_RUNNING || this.readers.isEmpty()) {
			return true;
		}
		long limit = this.account.next() - AHEAD;
		return this.readers.stream().allMatch((reader) -> reader.position() >= limit);
	}

	void left(AccountReader reader) {
		if (this.readers.remove(reader)) {
			waitForPages();
			readOn();
		}
	}

	private void waitForPages() {
		if (this.onClose == OnClose.CANCEL_RUN && isUnseen() && !this.over) {
			this.patience
				.update(this.timer.schedule(this::giveUp, this.reconnectTime.toMillis(), TimeUnit.MILLISECONDS));
		}
	}

	// A page may just have come back
	private void giveUp() {
		if (isUnseen()) {
			cancel();
		}
	}

	private boolean isUnseen() {
		return this.readers.isEmpty() && this.waiting.get() == 0;
	}

}
