package io.github.openaiassistants.backend;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.model.RunObject;

/**
 * The seam between a logical run and whatever works on it.
 */
public interface RunBackend {

	/**
	 * Key of the metadata of a run under which it carries the id that it has here.
	 */
	String CLIENT_RUN_ID = "client_run_id";

	/**
	 * Open one stream. The request is sent on subscription, and the first batch tells
	 * that it was accepted; like any other it may be empty. Batches are emitted on an I/O
	 * thread; whoever subscribed takes all events of a batch, on any one thread at a
	 * time, before it requests the next. Failures are
	 * {@link io.github.openaiassistants.failure.AssistantsException}s.
	 * @param command what to ask for
	 * @param meta numbers the events of the run
	 * @return the events of the stream in batches as they arrive
	 */
	Flux<EventBatch> open(RunCommand command, MetaSource meta);

	/**
	 * Look a run up that others work on, on subscription.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run, or an
	 * {@link io.github.openaiassistants.failure.AssistantsException} when its end will
	 * not be learned; that others have sent something, and nobody knows what became of
	 * it, is none
	 */
	default Mono<RunObject> watch(String threadId, String runId) {
		return lookUp(threadId, runId);
	}

	/**
	 * Join a run that others work on, on subscription. Nothing is changed by that.
	 * @param threadId the thread
	 * @param run the run as it was looked up
	 * @param meta numbers the events of the run
	 * @return the run at one moment and its stream from there on; empty where the server
	 * does not stream a run twice
	 */
	default Mono<JoinedRun> join(String threadId, RunObject run, MetaSource meta) {
		return Mono.empty();
	}

	/**
	 * Ask for the end of a run, on subscription.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run as the server answered, mostly not yet in a final status; or an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 */
	Mono<RunObject> cancel(String threadId, String runId);

	/**
	 * Look a run up that nobody else works on, on subscription.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run, or an
	 * {@link io.github.openaiassistants.failure.AssistantsException} when its end will
	 * not be learned
	 */
	Mono<RunObject> lookUp(String threadId, String runId);

	/**
	 * Look for a run by what its creator wrote into its metadata, on subscription.
	 * @param threadId the thread
	 * @param clientRunId the value of {@link #CLIENT_RUN_ID}
	 * @return the run, empty when the server shows none; or an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 */
	Mono<RunObject> find(String threadId, String clientRunId);

	/**
	 * Read what a run has produced, on subscription.
	 * @param threadId the thread
	 * @param run the run as it was looked up
	 * @return the run with its steps and messages, or an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 */
	Mono<RunState> read(String threadId, RunObject run);

}
