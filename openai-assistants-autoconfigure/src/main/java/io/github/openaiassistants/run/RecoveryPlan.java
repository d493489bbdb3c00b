package io.github.openaiassistants.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadMessageInProgress;
import io.github.openaiassistants.event.ThreadMessageIncomplete;
import io.github.openaiassistants.event.ThreadRunCancelled;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.ThreadRunExpired;
import io.github.openaiassistants.event.ThreadRunFailed;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunIncomplete;
import io.github.openaiassistants.event.ThreadRunQueued;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.event.ThreadRunStepCancelled;
import io.github.openaiassistants.event.ThreadRunStepCompleted;
import io.github.openaiassistants.event.ThreadRunStepCreated;
import io.github.openaiassistants.event.ThreadRunStepExpired;
import io.github.openaiassistants.event.ThreadRunStepFailed;
import io.github.openaiassistants.event.ThreadRunStepInProgress;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageStatus;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunStepStatus;

/**
 * What a listener has missed of a run whose stream broke off, in the order in which the
 * stream would have told it: for every step its beginning, the message it writes, and its
 * end, then the end of the run. Nothing comes twice. Empty while the run goes on.
 * <p>
 * Events are numbered when they are taken, so that a plan can be left half done.
 */
final class RecoveryPlan {

	private final Queue<Function<MetaSource, AssistantStreamEvent>> events = new ArrayDeque<>();

	private final Delivered delivered;

	private final RunObject run;

	private final LookedUp found;

	private final Deque<MessageObject> strays;

	private final Set<String> told = new HashSet<>();

	private Stage stage;

	private boolean worked;

	private RecoveryPlan(Delivered delivered, RunObject run, LookedUp found) {
		this.delivered = delivered;
		this.run = run;
		this.found = found;
		this.strays = new ArrayDeque<>(found.strays());
		this.stage = delivered.run();
	}

	/**
	 * Compare what was delivered with what look-ups of the run say now.
	 * @param delivered what was delivered
	 * @param run the run
	 * @param steps its steps, oldest first
	 * @param messages its messages, oldest first
	 * @return what is missing, empty unless the run is over or waits for action
	 */
	static RecoveryPlan of(Delivered delivered, RunObject run, @Nullable List<RunStepObject> steps,
			@Nullable List<MessageObject> messages) {
		RecoveryPlan plan = new RecoveryPlan(delivered, run, new LookedUp(delivered, run, steps, messages));
		BiFunction<RunObject, EventMeta, AssistantStreamEvent> end = end(run.status());
		if (end != null && delivered.run() != Stage.ENDED && !plan.isKnownToWait()) {
			plan.tell(end);
		}
		return plan;
	}

	/**
	 * Compare what was delivered with what look-ups of the run say now.
	 * @param delivered what was delivered
	 * @param run the run
	 * @param steps its steps, oldest first
	 * @param messages its messages, oldest first
	 * @param meta numbers the events
	 * @return the missing events, empty unless the run is over or waits for action
	 */
	static List<AssistantStreamEvent> events(Delivered delivered, RunObject run, @Nullable List<RunStepObject> steps,
			@Nullable List<MessageObject> messages, MetaSource meta) {
		RecoveryPlan plan = of(delivered, run, steps, messages);
		List<AssistantStreamEvent> events = new ArrayList<>();
		for (AssistantStreamEvent event = plan.next(meta); event != null; event = plan.next(meta)) {
			events.add(event);
		}
		return events;
	}

	/**
	 * Compare what was delivered with what is certain of a run that is under way.
	 * @param delivered what was delivered
	 * @param run the run
	 * @param steps its steps, oldest first
	 * @param messages its messages, oldest first
	 * @return what is missing of the steps that have ended, and before
	 */
	static RecoveryPlan soFar(Delivered delivered, RunObject run, List<RunStepObject> steps,
			List<MessageObject> messages) {
		List<RunStepObject> ended = steps.stream().filter(FinalStatus::isEnded).toList();
		RecoveryPlan plan = new RecoveryPlan(delivered, run, new LookedUp(delivered, run, ended, messages));
		// A run that goes on with outputs may be queued again
		plan.found.steps().forEach((step) -> plan.tell(step, false));
		if (!RunStatus.QUEUED.equals(run.status())) {
			plan.tellBeginning();
		}
		return plan;
	}

	/**
	 * Take the next event.
	 * @param meta numbers the event
	 * @return the event, or {@code null} when nothing is missing any more
	 */
	@Nullable AssistantStreamEvent next(MetaSource meta) {
		Function<MetaSource, AssistantStreamEvent> event = this.events.poll();
		return (event != null) ? event.apply(meta) : null;
	}

	private <T> void add(T data, BiFunction<T, EventMeta, AssistantStreamEvent> event) {
		this.events.add((meta) -> event.apply(data, meta.next(data)));
	}

	private static @Nullable BiFunction<RunObject, EventMeta, AssistantStreamEvent> end(@Nullable RunStatus status) {
		if (status == null) {
			return null;
		}
		return switch (status.value()) {
			case "completed" -> ThreadRunCompleted::new;
			case "requires_action" -> ThreadRunRequiresAction::new;
			case "incomplete" -> ThreadRunIncomplete::new;
			case "failed" -> ThreadRunFailed::new;
			case "cancelled" -> ThreadRunCancelled::new;
			case "expired" -> ThreadRunExpired::new;
			default -> null;
		};
	}

	private boolean isKnownToWait() {
		return RunStatus.REQUIRES_ACTION.equals(this.run.status()) && this.delivered.isWaitingLike(this.run);
	}

	private void tell(BiFunction<RunObject, EventMeta, AssistantStreamEvent> end) {
		List<RunStepObject> steps = this.found.steps();
		for (int i = 0; i < steps.size(); i++) {
			tellStrays(steps.get(i));
			tell(steps.get(i), i == steps.size() - 1 && this.strays.isEmpty());
		}
		while (!this.strays.isEmpty()) {
			MessageObject message = this.strays.remove();
			tell(message, null, this.strays.isEmpty());
		}
		tellBeginning();
		add(this.run, end);
	}

	private void tellStrays(RunStepObject next) {
		while (next.createdAt() != null && !this.strays.isEmpty() && isOlder(this.strays.element(), next.createdAt())) {
			tell(this.strays.remove(), null, false);
		}
	}

	private static boolean isOlder(MessageObject message, Long createdAt) {
		return message.createdAt() != null && message.createdAt() < createdAt;
	}

	private void tell(RunStepObject step, boolean last) {
		Stage seen = this.delivered.step(step.id());
		MessageObject message = this.found.message(step);
		// A beginning that would come after what it began is left out
		boolean begun = this.found.isAnswered(step)
				|| (message != null && this.delivered.message(message.id()) != Stage.NONE);
		if (!begun && seen.isBefore(Stage.IN_PROGRESS)) {
			tellBeginning(step, seen);
		}
		RunStepStatus status = FinalStatus.of(step, this.run);
		if (message != null) {
			tell(message, status, last);
		}
		if (status != null && seen != Stage.ENDED) {
			this.worked |= status.equals(RunStepStatus.COMPLETED);
			add(FinalStatus.fill(step, status), end(status));
		}
	}

	private void tellBeginning(RunStepObject step, Stage seen) {
		if (seen == Stage.NONE) {
			this.worked = true;
			tellBeginning();
			add(Beginnings.of(step), ThreadRunStepCreated::new);
		}
		add(Beginnings.of(step), ThreadRunStepInProgress::new);
	}

	private static BiFunction<RunStepObject, EventMeta, AssistantStreamEvent> end(RunStepStatus status) {
		return switch (status.value()) {
			case "failed" -> ThreadRunStepFailed::new;
			case "cancelled" -> ThreadRunStepCancelled::new;
			case "expired" -> ThreadRunStepExpired::new;
			default -> ThreadRunStepCompleted::new;
		};
	}

	private void tell(MessageObject message, @Nullable RunStepStatus step, boolean last) {
		Stage seen = this.delivered.message(message.id());
		if (seen == Stage.ENDED || !this.told.add(message.id())) {
			return;
		}
		if (seen == Stage.NONE) {
			this.worked = true;
			tellBeginning();
			add(Beginnings.of(message), ThreadMessageCreated::new);
		}
		if (seen.isBefore(Stage.IN_PROGRESS)) {
			add(Beginnings.of(message), ThreadMessageInProgress::new);
		}
		MessageDeltaObject missing = MissingContent.of(message, this.delivered.content(message.id()));
		if (missing != null) {
			add(missing, ThreadMessageDelta::new);
		}
		MessageStatus status = FinalStatus.of(message, step, this.run, last);
		add(FinalStatus.fill(message, status),
				status.equals(MessageStatus.COMPLETED) ? ThreadMessageCompleted::new : ThreadMessageIncomplete::new);
	}

	// What the run went through before it worked on what comes next
	private void tellBeginning() {
		boolean resumed = this.delivered.isResumed();
		if (resumed && !hasWorked()) {
			return;
		}
		if (this.stage == Stage.NONE) {
			add(Beginnings.queued(this.run), ThreadRunCreated::new);
		}
		if (this.stage.isBefore(Stage.QUEUED)) {
			add(Beginnings.queued(this.run), ThreadRunQueued::new);
		}
		if (this.stage.isBefore(Stage.IN_PROGRESS) && (hasWorked() || this.run.startedAt() != null)) {
			add(Beginnings.inProgress(this.run), ThreadRunInProgress::new);
		}
		this.stage = Stage.IN_PROGRESS;
	}

	// A run that is cancelled or expires may have waited all the time
	private boolean hasWorked() {
		return this.worked
				|| !(RunStatus.CANCELLED.equals(this.run.status()) || RunStatus.EXPIRED.equals(this.run.status()));
	}

}
