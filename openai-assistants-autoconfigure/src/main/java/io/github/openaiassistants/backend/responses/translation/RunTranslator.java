package io.github.openaiassistants.backend.responses.translation;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.ThreadCreated;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepStatus;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.model.ToolOutput;

/**
 * Translates one run: takes what a Responses server says in one response after the other,
 * and gives the events of the Assistants API that say the same, in an order in which the
 * Assistants API could have said it.
 * <p>
 * A run begins with its first response; every {@linkplain #submitted submission} of tool
 * outputs begins another. Events are taken one at a time with {@link #next}. Nothing a
 * server sends makes a method throw, but {@link #next} does when the run is larger than
 * the {@linkplain TranslationLimits limits}. Used by one thread at a time.
 */
public final class RunTranslator {

	private static final JsonNode NOTHING = MissingNode.getInstance();

	private static final Set<String> ENDS = Set.of("completed", "incomplete", "failed", "cancelled");

	private static final String TYPE = "response.";

	private final TranslationSettings settings;

	private final RunDraft run;

	private final RunHistory history;

	private ResponseDraft response;

	private ItemEvents items;

	private @Nullable FunctionStep waiting;

	private @Nullable ResponseError heldError;

	private @Nullable LimitExceededException failure;

	private boolean streamEnded;

	private boolean over;

	/**
	 * Create a translator of a new run.
	 * @param terms what the run was asked to be
	 * @param settings what the translators of all runs share
	 */
	public RunTranslator(RunTerms terms, TranslationSettings settings) {
		this.settings = settings;
		this.run = new RunDraft(terms, settings);
		this.history = new RunHistory(this.run);
		this.response = new ResponseDraft(this.run, null);
		this.items = new ItemEvents(this.response);
	}

	/**
	 * Create a translator that goes on with a run. A run that waits for action goes on
	 * with tool outputs, and one that has ended stays so. Of any other the last response
	 * is read again from its beginning; what is said of it is best {@linkplain #discard()
	 * discarded}, and {@linkplain #known() known} afterwards.
	 * @param known what is known about the run
	 * @param terms what the run was asked to be
	 * @param settings what the translators of all runs share
	 */
	public RunTranslator(TranslatedRun known, RunTerms terms, TranslationSettings settings) {
		this(terms, settings);
		this.waiting = this.history.restore(known);
		this.over = this.waiting != null || known.isOver();
	}

	/**
	 * Say that the thread of the run was created with it, before anything else is said.
	 * @param thread the thread
	 */
	public void threadCreated(ThreadObject thread) {
		this.run.outbox().add(thread, ThreadCreated::new);
	}

	/**
	 * Take what the next block of the stream says.
	 * @param input what it says
	 */
	public void accept(ResponsesInput input) {
		if (this.over || this.streamEnded) {
			return;
		}
		guard(() -> {
			if (input instanceof ResponsesEvent event) {
				accept(event);
			}
			else if (input instanceof UndecodableBlock block) {
				this.run.outbox().undecodable(block);
			}
			else {
				endOfStream();
			}
		});
	}

	private void accept(ResponsesEvent event) {
		if (this.history.isRepeated(event.sequenceNumber())) {
			return;
		}
		boolean published = this.settings.raw().includes(event.type());
		boolean raw = published && this.settings.raw().all();
		if (raw) {
			this.run.outbox().unknown(event);
		}
		JsonNode body = event.payload().path("response");
		switch (event.type()) {
			case "response.created", "response.queued" -> create(body);
			case "response.in_progress" -> start(body);
			case "response.completed", "response.incomplete", "response.failed" ->
				end(event.type().substring(TYPE.length()), body, (published && !raw) ? event : null);
			case "error" -> hold(ResponseError.ofEvent(event.payload()));
			case "keepalive" -> {
				// Only its number counts
			}
			default -> {
				boolean told = this.items.translate(event.type(), event.payload());
				if (!told && published && !raw) {
					this.run.outbox().unknown(event);
				}
			}
		}
	}

	private void create(JsonNode body) {
		this.history.learn(body);
		this.response.create(body);
	}

	private void start(JsonNode body) {
		this.history.learn(body);
		this.response.start(body);
	}

	private void hold(ResponseError error) {
		if (this.run.exists()) {
			this.heldError = error;
		}
		else {
			this.run.outbox().add(error.toErrorObject(), ErrorEvent::new);
			this.over = true;
		}
	}

	// @param source the event, if it is to be published when it says more than is told
	private void end(String told, JsonNode body, @Nullable ResponsesEvent source) {
		this.history.learn(body);
		this.over = true;
		new ResponseEnding(this.run, this.response).end(told, body, this.heldError, source);
		this.waiting = this.run.is(RunStatus.REQUIRES_ACTION) ? this.response.functions() : null;
	}

	/**
	 * Take the end of the stream. A run that the server reported an error for fails now.
	 * @return whether the run has ended or waits for action; if not, its fate must be
	 * learned in another way
	 */
	public boolean endOfStream() {
		this.streamEnded = true;
		ResponseError error = this.heldError;
		if (!this.over && error != null) {
			this.over = true;
			new ResponseEnding(this.run, this.response).fail(error.toLastError());
		}
		return this.over;
	}

	/**
	 * Expect the rest of the stream on another connection. Events up to the
	 * {@linkplain TranslatedRun#cursor() cursor} are dropped if they come again.
	 */
	public void resumed() {
		this.history.expectRepetition();
		this.streamEnded = false;
		this.heldError = null;
	}

	/**
	 * Take the response as the server answered when it was asked for it. If it has ended,
	 * what was missed is said, and the run ends or waits for action.
	 * @param body the response
	 * @return whether the run has ended or waits for action
	 */
	public boolean fetched(JsonNode body) {
		if (!this.over) {
			String status = Members.textOr(body, "status", "");
			guard(() -> {
				if (ENDS.contains(status)) {
					end(status, body, null);
				}
				else if (status.equals("queued")) {
					create(body);
				}
				else if (status.equals("in_progress")) {
					start(body);
				}
			});
		}
		return this.over;
	}

	/**
	 * Take the answer of the server to a request to cancel the response. The run is
	 * cancelled only if the server says so; if it is still working, the end of the stream
	 * or a later look-up tells the outcome.
	 * @param body the response as it was answered
	 * @return whether the run has ended
	 */
	public boolean cancelAnswered(JsonNode body) {
		String status = Members.textOr(body, "status", "");
		if (!this.over && status.equals("cancelled")) {
			guard(() -> end(status, body, null));
		}
		else if (!this.over && (status.equals("queued") || status.equals("in_progress"))) {
			create(body);
			this.run.cancelling();
		}
		return this.over;
	}

	/**
	 * Take that the connection to a response was closed that the server cannot cancel.
	 */
	public void disconnected() {
		if (!this.over && this.run.exists()) {
			new ResponseEnding(this.run, this.response).cancel(NOTHING);
		}
		this.over = true;
	}

	/**
	 * Cancel the run while it waits for action. Nothing is said.
	 * @return the cancelled run
	 * @throws IllegalStateException if the run does not wait for action
	 */
	public RunObject cancelWaiting() {
		FunctionStep step = requireWaiting();
		this.waiting = null;
		step.remember(RunStepStatus.CANCELLED);
		return this.run.cancelSilently();
	}

	/**
	 * Begin the response that continues the run, after the server accepted the outputs.
	 * @param outputs the outputs of all calls that the run waited for
	 * @throws IllegalStateException if the run does not wait for action
	 */
	public void submitted(List<ToolOutput> outputs) {
		FunctionStep step = requireWaiting();
		this.waiting = null;
		step.answer(outputs);
		this.history.next(this.response);
		this.response = new ResponseDraft(this.run, step);
		this.items = new ItemEvents(this.response);
		this.heldError = null;
		this.streamEnded = false;
		this.over = false;
	}

	private FunctionStep requireWaiting() {
		if (this.waiting == null) {
			throw new IllegalStateException("The run does not wait for tool outputs");
		}
		return this.waiting;
	}

	/**
	 * End the run instead of beginning the response that would continue it, because it
	 * has no tokens left. Called after {@link #submitted}.
	 */
	public void outOfTokens() {
		this.over = true;
		new ResponseEnding(this.run, this.response).cutForTokens(NOTHING);
	}

	/**
	 * Take the next event.
	 * @param meta numbers the event
	 * @return the event, or {@code null} when more must be read first
	 * @throws LimitExceededException if the run is larger than allowed; it cannot be
	 * translated further
	 */
	public @Nullable AssistantStreamEvent next(MetaSource meta) {
		AssistantStreamEvent event = this.run.outbox().next(meta);
		if (event == null && this.failure != null) {
			throw this.failure;
		}
		return event;
	}

	/**
	 * Drop the events that were not taken.
	 */
	public void discard() {
		this.run.outbox().clear();
	}

	/**
	 * Tell whether the run has ended, waits for action, or could not be created.
	 * @return {@code true} if nothing more is said unless outputs are submitted
	 */
	public boolean isOver() {
		return this.over;
	}

	/**
	 * Return what is known about the run, as far as it was translated.
	 * @return what is known, or {@code null} when the run does not exist yet
	 */
	public @Nullable TranslatedRun known() {
		return this.history.known(this.response, this.waiting);
	}

	private void guard(Runnable translation) {
		try {
			translation.run();
		}
		catch (LimitExceededException ex) {
			this.failure = ex;
			this.over = true;
		}
	}

}
