package io.github.openaiassistants.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageCreationDetails;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * Says whether the events of a run are in an order that the service could have sent them
 * in. It knows nothing of how they came about, so that whatever makes events can be held
 * against it.
 */
public final class AssistantsOrder {

	private static final Set<String> FINAL = Set.of("completed", "incomplete", "failed", "cancelled", "expired");

	private final List<Violation> violations = new ArrayList<>();

	private final Map<String, Item> steps = new HashMap<>();

	private final Map<String, Item> messages = new HashMap<>();

	private final boolean continuation;

	private @Nullable String runId;

	private String run;

	private boolean resumed;

	private boolean textIsUncertain;

	private int position;

	private String name = "";

	private AssistantsOrder(boolean continuation) {
		this.continuation = continuation;
		this.resumed = continuation;
		this.run = continuation ? "requires_action" : "";
	}

	/**
	 * Check all events of a run, its continuations after tool outputs included.
	 * @param events the events
	 * @return what is wrong, empty when nothing is
	 */
	public static List<Violation> ofRun(List<? extends AssistantStreamEvent> events) {
		return new AssistantsOrder(false).check(events);
	}

	/**
	 * Check the events that follow when tool outputs were submitted.
	 * @param events the events
	 * @return what is wrong, empty when nothing is
	 */
	public static List<Violation> ofContinuation(List<? extends AssistantStreamEvent> events) {
		return new AssistantsOrder(true).check(events);
	}

	private List<Violation> check(List<? extends AssistantStreamEvent> events) {
		for (AssistantStreamEvent event : events) {
			this.name = event.name();
			check(event);
			this.position++;
		}
		require(FINAL.contains(this.run) || this.run.equals("requires_action"), Rule.END);
		return this.violations;
	}

	private void check(AssistantStreamEvent event) {
		Object data = event.data();
		if (data instanceof RunObject described) {
			require(this.runId == null || this.runId.equals(described.id()), Rule.ONE_RUN);
			this.runId = described.id();
			run(this.name.substring("thread.run.".length()), described);
		}
		else if (data instanceof RunStepObject step) {
			require(step.runId() == null || this.runId == null || this.runId.equals(step.runId()), Rule.ONE_RUN);
			step(this.name.substring("thread.run.step.".length()), step);
		}
		else if (data instanceof MessageObject message) {
			message(this.name.substring("thread.message.".length()), message);
		}
		else if (data instanceof RunStepDeltaObject delta) {
			Item step = this.steps.get(delta.id());
			require(step != null && step.stage.equals("in_progress"), Rule.STEP);
		}
		else if (data instanceof MessageDeltaObject delta) {
			Item message = this.messages.get(delta.id());
			require(message != null && message.stage.equals("in_progress"), Rule.MESSAGE);
			if (message != null) {
				message.add(delta);
			}
		}
		else if (data instanceof ThreadObject) {
			require(this.position == 0 && !this.continuation, Rule.RUN);
		}
		else if (event instanceof UndecodableEvent) {
			this.textIsUncertain = true;
		}
	}

	private void run(String next, RunObject described) {
		require(!FINAL.contains(this.run), Rule.ONE_END);
		boolean legal = switch (next) {
			case "created" -> this.run.isEmpty();
			case "queued" -> this.run.equals("created") || (this.resumed && this.run.equals("requires_action"));
			case "in_progress" -> this.run.equals("queued");
			case "requires_action", "completed", "incomplete" -> this.run.equals("in_progress");
			case "failed", "cancelling", "cancelled", "expired" -> !this.run.isEmpty();
			default -> false;
		};
		require(legal, Rule.RUN);
		if (next.equals("requires_action")) {
			this.resumed = true;
		}
		boolean over = FINAL.contains(next);
		if (over) {
			require(this.steps.values().stream().allMatch(Item::hasEnded), Rule.UNFINISHED);
		}
		if (over || next.equals("requires_action")) {
			require(this.messages.values().stream().allMatch(Item::hasEnded), Rule.UNFINISHED);
			require(described.requiredAction() != null == next.equals("requires_action"), Rule.PAYLOAD);
		}
		else {
			String status = next.equals("created") ? "queued" : next;
			require(described.status() != null && described.status().value().equals(status), Rule.PAYLOAD);
			require(described.usage() == null && described.completedAt() == null, Rule.PAYLOAD);
		}
		this.run = next.equals("cancelling") ? "in_progress" : next;
	}

	private void step(String next, RunStepObject data) {
		require(!FINAL.contains(this.run), Rule.ONE_END);
		Item step = this.steps.computeIfAbsent(data.id(), (id) -> new Item());
		boolean ends = FINAL.contains(next);
		boolean former = this.run.equals("requires_action");
		require(this.run.equals("in_progress") || (ends && former), Rule.RUN);
		boolean begunBefore = this.continuation && former && ends && step.stage.isEmpty();
		require(begunBefore || follows(step.stage, next), Rule.STEP);
		step.stage = next;
		if (data.stepDetails() instanceof MessageCreationDetails details && details.messageCreation() != null) {
			step.message = details.messageCreation().messageId();
		}
		Item message = (step.message != null) ? this.messages.get(step.message) : null;
		require(!next.equals("completed") || message == null || message.hasEnded(), Rule.INSIDE);
		require(data.status() != null && data.status().value().equals(ends ? next : "in_progress"), Rule.PAYLOAD);
		if (!ends) {
			require(data.usage() == null && data.completedAt() == null, Rule.PAYLOAD);
			require(!(data.stepDetails() instanceof ToolCallsDetails calls) || calls.toolCalls() == null
					|| calls.toolCalls().isEmpty(), Rule.PAYLOAD);
		}
	}

	private void message(String next, MessageObject data) {
		require(!FINAL.contains(this.run), Rule.ONE_END);
		require(this.run.equals("in_progress"), Rule.RUN);
		Item message = this.messages.computeIfAbsent(data.id(), (id) -> new Item());
		require(follows(message.stage, next), Rule.MESSAGE);
		message.stage = next;
		boolean ends = FINAL.contains(next);
		Item step = this.steps.values()
			.stream()
			.filter((candidate) -> data.id().equals(candidate.message))
			.findFirst()
			.orElse(null);
		require(step != null
				&& (step.stage.equals("in_progress") || (ends && step.hasEnded() && !step.stage.equals("completed"))),
				Rule.INSIDE);
		require(data.status() != null && data.status().value().equals(ends ? next : "in_progress"), Rule.PAYLOAD);
		if (ends) {
			require(this.textIsUncertain || message.text().equals(texts(data.content())), Rule.TEXT);
		}
		else {
			require(data.content() != null && data.content().isEmpty() && data.completedAt() == null, Rule.PAYLOAD);
		}
	}

	private static boolean follows(String stage, String next) {
		return switch (next) {
			case "created" -> stage.isEmpty();
			case "in_progress" -> stage.equals("created");
			default -> stage.equals("in_progress");
		};
	}

	// Concatenate what there is of each part.
	private static Map<Integer, String> texts(@Nullable List<MessageContent> content) {
		Map<Integer, String> texts = new TreeMap<>();
		if (content != null) {
			for (int i = 0; i < content.size(); i++) {
				MessageContent part = content.get(i);
				String text = text(part);
				if (text != null && !text.isEmpty()) {
					texts.merge((part.index() != null) ? part.index() : i, text, String::concat);
				}
			}
		}
		return texts;
	}

	private static @Nullable String text(MessageContent part) {
		if (part instanceof TextContent content && content.text() != null) {
			return content.text().value();
		}
		return (part instanceof RefusalContent refusal) ? refusal.refusal() : null;
	}

	private void require(boolean condition, Rule rule) {
		if (!condition) {
			this.violations.add(new Violation(rule, this.position, this.name));
		}
	}

	/**
	 * What a sequence of events must keep to.
	 */
	public enum Rule {

		/**
		 * All events are of one run.
		 */
		ONE_RUN,

		/**
		 * The run is created, queued and in progress, once each and again after tool
		 * outputs, before it does anything and before it ends.
		 */
		RUN,

		/**
		 * A step is created, in progress, changed and ended, in this order.
		 */
		STEP,

		/**
		 * A message is created, in progress, written and ended, in this order.
		 */
		MESSAGE,

		/**
		 * A message begins inside the step that names it, and ends before that is
		 * completed.
		 */
		INSIDE,

		/**
		 * A payload tells what its event tells.
		 */
		PAYLOAD,

		/**
		 * The pieces of a message make up its text.
		 */
		TEXT,

		/**
		 * What was begun ends before the run does.
		 */
		UNFINISHED,

		/**
		 * Nothing comes after the end of the run.
		 */
		ONE_END,

		/**
		 * The run ends or waits for action.
		 */
		END

	}

	/**
	 * A rule that was broken.
	 *
	 * @param rule the rule
	 * @param position the position of the event among all, or their number
	 * @param event the name of the event
	 */
	public record Violation(Rule rule, int position, String event) {

	}

	private static final class Item {

		private String stage = "";

		private @Nullable String message;

		private final Map<Integer, StringBuilder> text = new TreeMap<>();

		private void add(MessageDeltaObject delta) {
			List<MessageContent> content = (delta.delta() != null) ? delta.delta().content() : null;
			texts(content)
				.forEach((index, text) -> this.text.computeIfAbsent(index, (key) -> new StringBuilder()).append(text));
		}

		private Map<Integer, String> text() {
			Map<Integer, String> texts = new TreeMap<>();
			this.text.forEach((index, text) -> texts.put(index, text.toString()));
			return texts;
		}

		private boolean hasEnded() {
			return FINAL.contains(this.stage);
		}

	}

}
