package io.github.openaiassistants.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadMessageInProgress;
import io.github.openaiassistants.event.ThreadRunCancelling;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunQueued;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.event.ThreadRunStepCreated;
import io.github.openaiassistants.event.ThreadRunStepInProgress;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * What was delivered of a logical run, over all its streams: just enough to tell what is
 * missing when a stream breaks off. It is told every event that is published, recovered
 * ones included. Used by one thread at a time.
 * <p>
 * What it holds is bounded: the text of a message is held until the message ends, and is
 * forgotten when the messages under way are longer than the limit together; beyond a
 * number of objects that no sensible run has, further ones count as delivered.
 */
final class Delivered {

	private static final int OBJECTS = 10_000;

	private final int textLimit;

	private final Set<String> answered;

	private final Map<String, DeliveredMessage> messages = new HashMap<>();

	private final Map<String, Stage> steps = new HashMap<>();

	private Stage run;

	// Most pieces belong to the same message as the one before
	private @Nullable String latestId;

	private @Nullable DeliveredMessage latest;

	private boolean resumed;

	private @Nullable Set<String> waitsFor;

	private int held;

	private Delivered(int textLimit, Stage run, Set<String> answered) {
		this.textLimit = textLimit;
		this.run = run;
		this.answered = answered;
		this.resumed = run != Stage.NONE;
		this.waitsFor = this.resumed ? answered : null;
	}

	/**
	 * Begin with a run that is about to be created.
	 * @param textLimit how many characters to hold at most
	 * @return what was delivered: nothing
	 */
	static Delivered ofNewRun(int textLimit) {
		return new Delivered(textLimit, Stage.NONE, Set.of());
	}

	/**
	 * Begin with a run that waited for action and goes on as a logical run of its own.
	 * @param textLimit how many characters to hold at most
	 * @param answer the answer that lets it go on
	 * @return what was delivered: nothing, but what came before the answer is no part of
	 * the logical run
	 */
	static Delivered ofContinuedRun(int textLimit, ActionAnswer answer) {
		return new Delivered(textLimit, Stage.CREATED, calls(answer));
	}

	private static Set<String> calls(ActionAnswer answer) {
		Set<String> calls = new HashSet<>();
		if (answer instanceof ToolOutputs outputs) {
			outputs.outputs().stream().map(ToolOutput::toolCallId).forEach(calls::add);
		}
		else if (answer instanceof ToolApprovals approvals) {
			approvals.approvals().stream().map(ToolApproval::toolCallId).forEach(calls::add);
		}
		return calls;
	}

	private static Set<String> calls(RunObject run) {
		Set<String> calls = new HashSet<>();
		run.functionCalls().forEach((call) -> calls.add(call.id()));
		run.toolApprovals().forEach((call) -> calls.add(call.id()));
		return calls;
	}

	/**
	 * Take note of an event that is published.
	 * @param event the event
	 */
	void accept(AssistantStreamEvent event) {
		if (event instanceof ThreadMessageDelta delta) {
			accept(delta.data());
			return;
		}
		Object data = event.data();
		if (data instanceof RunStepDeltaObject delta) {
			reached(delta.id(), Stage.IN_PROGRESS);
		}
		else if (data instanceof MessageObject message && isOurs(event, message.runId())) {
			reached(message, stage(event));
		}
		else if (data instanceof RunStepObject step && isOurs(event, step.runId())) {
			reached(step.id(), stage(event));
		}
		else if (data instanceof RunObject described && isOurs(event, described.id())) {
			reached(event, described);
		}
	}

	private static boolean isOurs(AssistantStreamEvent event, @Nullable String runId) {
		String ours = event.meta().runId();
		return runId == null || runId.isEmpty() || ours == null || ours.equals(runId);
	}

	private static Stage stage(AssistantStreamEvent event) {
		return switch (event.name()) {
			case ThreadRunStepCreated.NAME, ThreadMessageCreated.NAME -> Stage.CREATED;
			case ThreadRunStepInProgress.NAME, ThreadMessageInProgress.NAME -> Stage.IN_PROGRESS;
			default -> Stage.ENDED;
		};
	}

	private void accept(MessageDeltaObject delta) {
		DeliveredMessage message = messageToChange(delta.id());
		if (message != null) {
			int before = message.size();
			message.add(delta);
			this.held += message.size() - before;
			if (this.held > this.textLimit) {
				this.held -= message.size();
				message.forget();
			}
		}
		working();
	}

	private void reached(MessageObject data, Stage stage) {
		DeliveredMessage message = messageToChange(data.id());
		if (message != null) {
			this.held -= message.size();
			message.reached(stage);
			this.held += message.size();
		}
		working();
	}

	private @Nullable DeliveredMessage messageToChange(String id) {
		if (id.equals(this.latestId)) {
			return this.latest;
		}
		DeliveredMessage message = this.messages.get(id);
		if (message == null && !id.isEmpty() && !isFull()) {
			message = new DeliveredMessage();
			this.messages.put(id, message);
		}
		this.latest = message;
		this.latestId = (message != null) ? id : null;
		return message;
	}

	private void reached(String step, Stage stage) {
		Stage before = this.steps.get(step);
		if ((before != null) ? before.isBefore(stage) : !step.isEmpty() && !isFull()) {
			this.steps.put(step, stage);
		}
		this.waitsFor = null;
		// A step of the former round ends before the run is queued again
		if (stage != Stage.ENDED) {
			working();
		}
	}

	private void reached(AssistantStreamEvent event, RunObject described) {
		this.waitsFor = null;
		switch (event.name()) {
			case ThreadRunCreated.NAME -> this.run = this.run.orLater(Stage.CREATED);
			case ThreadRunQueued.NAME -> this.run = this.run.orLater(Stage.QUEUED);
			case ThreadRunInProgress.NAME, ThreadRunCancelling.NAME -> working();
			case ThreadRunRequiresAction.NAME -> {
				// Queued and in progress come again, created does not
				this.run = (this.run != Stage.ENDED) ? Stage.CREATED : this.run;
				this.resumed = true;
				this.waitsFor = calls(described);
			}
			default -> this.run = Stage.ENDED;
		}
	}

	private void working() {
		this.waitsFor = null;
		this.run = this.run.orLater(Stage.IN_PROGRESS);
	}

	private boolean isFull() {
		return this.messages.size() + this.steps.size() >= OBJECTS;
	}

	/**
	 * Return how far the run is, in the present round of tool calls.
	 * @return the stage, {@link Stage#ENDED} when a final run event was delivered
	 */
	Stage run() {
		return this.run;
	}

	/**
	 * Return whether the run has waited for action before.
	 * @return whether this is not the first round
	 */
	boolean isResumed() {
		return this.resumed;
	}

	/**
	 * Return whether the last that was delivered is that the run waits for just this.
	 * @param described the run, waiting for action
	 * @return whether there is nothing new about it
	 */
	boolean isWaitingLike(RunObject described) {
		return this.waitsFor != null && this.waitsFor.equals(calls(described));
	}

	/**
	 * Return the tool calls that were answered before this logical run began.
	 * @return the ids of the calls, empty when the logical run created the run
	 */
	Set<String> answered() {
		return this.answered;
	}

	Stage step(String id) {
		Stage stage = this.steps.get(id);
		return (stage != null) ? stage : unseen();
	}

	Stage message(String id) {
		DeliveredMessage message = this.messages.get(id);
		return (message != null) ? message.stage() : unseen();
	}

	private Stage unseen() {
		return isFull() ? Stage.ENDED : Stage.NONE;
	}

	/**
	 * Return what was delivered of a message.
	 * @param id the id of the message
	 * @return what was delivered, empty when that is nothing
	 */
	DeliveredMessage content(String id) {
		DeliveredMessage message = this.messages.get(id);
		return (message != null) ? message : new DeliveredMessage();
	}

}
