package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepObject;

/**
 * What is to be said and not taken yet, and what was last said about each step and
 * message. Events are numbered when they are taken, so that a run can be left at any
 * point without a gap.
 */
final class Outbox {

	private final Queue<Function<MetaSource, AssistantStreamEvent>> events = new ArrayDeque<>();

	private final Map<String, RunStepObject> steps = new LinkedHashMap<>();

	private final Map<String, MessageObject> messages = new LinkedHashMap<>();

	<T> void add(T data, BiFunction<T, EventMeta, AssistantStreamEvent> event) {
		this.events.add((meta) -> event.apply(data, meta.next(data)));
	}

	void step(RunStepObject step, BiFunction<RunStepObject, EventMeta, AssistantStreamEvent> event) {
		this.steps.put(step.id(), step);
		add(step, event);
	}

	void message(MessageObject message, BiFunction<MessageObject, EventMeta, AssistantStreamEvent> event) {
		this.messages.put(message.id(), message);
		add(message, event);
	}

	void unknown(ResponsesEvent event) {
		String name = event.type();
		add(event.source().get(), (data, meta) -> new UnknownEvent(name, data, meta));
	}

	void undecodable(UndecodableBlock block) {
		add(block.data(), (data, meta) -> new UndecodableEvent(block.name(), data, block.problem(), meta));
	}

	void done() {
		add("[DONE]", DoneEvent::new);
	}

	// Change what is known about a step without saying so.
	void remember(RunStepObject step) {
		this.steps.put(step.id(), step);
	}

	void remember(MessageObject message) {
		this.messages.put(message.id(), message);
	}

	@Nullable AssistantStreamEvent next(MetaSource meta) {
		Function<MetaSource, AssistantStreamEvent> event = this.events.poll();
		return (event != null) ? event.apply(meta) : null;
	}

	void clear() {
		this.events.clear();
	}

	List<RunStepObject> steps() {
		return new ArrayList<>(this.steps.values());
	}

	List<MessageObject> messages() {
		return new ArrayList<>(this.messages.values());
	}

}
