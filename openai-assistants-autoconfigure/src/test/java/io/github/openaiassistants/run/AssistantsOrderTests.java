package io.github.openaiassistants.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunQueued;
import io.github.openaiassistants.run.AssistantsOrder.Rule;
import io.github.openaiassistants.run.AssistantsOrder.Violation;

import static org.assertj.core.api.Assertions.assertThat;

class AssistantsOrderTests {

	static List<String> transcripts() {
		return Transcripts.complete().stream().filter((name) -> !name.endsWith("-continuation")).toList();
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void everyRecordedRunIsLegal(String name) {
		assertThat(AssistantsOrder.ofRun(Transcripts.events(name))).isEmpty();
	}

	@Test
	void runOverTwoStreamsIsLegal() {
		List<AssistantStreamEvent> events = new ArrayList<>(
				Transcripts.events("tool-calls-parallel-1-requires-action"));
		events.addAll(Transcripts.events("tool-calls-parallel-2-continuation"));
		assertThat(AssistantsOrder.ofRun(events)).isEmpty();
	}

	@Test
	void continuationIsLegalAsSuchOnly() {
		List<AssistantStreamEvent> events = Transcripts.events("tool-calls-parallel-2-continuation");
		assertThat(AssistantsOrder.ofContinuation(events)).isEmpty();
		assertThat(rules(events)).contains(Rule.RUN, Rule.STEP);
	}

	@ParameterizedTest
	@CsvSource({ "thread.run.created, RUN", "thread.run.queued, RUN", "thread.run.in_progress, RUN",
			"thread.run.step.created, STEP", "thread.run.step.in_progress, STEP", "thread.message.created, MESSAGE",
			"thread.message.in_progress, MESSAGE", "thread.message.delta, TEXT", "thread.message.completed, UNFINISHED",
			"thread.run.step.completed, UNFINISHED", "thread.run.completed, END" })
	void missingEventIsNoticed(String name, Rule rule) {
		List<AssistantStreamEvent> events = basic();
		events.remove(position(events, name));
		assertThat(rules(events)).contains(rule);
	}

	@ParameterizedTest
	@CsvSource({ "thread.run.created, RUN", "thread.run.queued, RUN", "thread.run.in_progress, RUN",
			"thread.run.step.created, STEP", "thread.run.step.in_progress, STEP", "thread.message.created, MESSAGE",
			"thread.message.in_progress, MESSAGE", "thread.message.delta, TEXT", "thread.message.completed, MESSAGE",
			"thread.run.step.completed, STEP", "thread.run.completed, ONE_END" })
	void eventThatComesTwiceIsNoticed(String name, Rule rule) {
		List<AssistantStreamEvent> events = basic();
		int position = position(events, name);
		events.add(position, events.get(position));
		assertThat(rules(events)).contains(rule);
	}

	@ParameterizedTest
	@CsvSource({ "thread.run.queued, thread.run.in_progress, RUN",
			"thread.run.in_progress, thread.run.step.created, RUN",
			"thread.run.step.created, thread.message.created, INSIDE",
			"thread.message.in_progress, thread.message.delta, MESSAGE",
			"thread.message.completed, thread.run.step.completed, INSIDE",
			"thread.run.step.completed, thread.run.completed, UNFINISHED" })
	void eventsInTheWrongOrderAreNoticed(String one, String other, Rule rule) {
		List<AssistantStreamEvent> events = basic();
		Collections.swap(events, position(events, one), position(events, other));
		assertThat(rules(events)).contains(rule);
	}

	@Test
	void piecesInTheWrongOrderAreNoticed() {
		List<AssistantStreamEvent> events = basic();
		int first = position(events, "thread.message.delta");
		Collections.swap(events, first, first + 1);
		assertThat(rules(events)).containsExactly(Rule.TEXT);
	}

	@Test
	void eventOfAnotherRunIsNoticed() {
		List<AssistantStreamEvent> events = basic();
		int last = position(events, "thread.run.completed");
		events.set(last, new ThreadRunCompleted(RunEvents.run("run_2", "\"completed\"", ""), RunEvents.META));
		assertThat(rules(events)).containsExactly(Rule.ONE_RUN);
	}

	@Test
	void beginningWithTheResultIsNoticed() {
		List<AssistantStreamEvent> events = basic();
		ThreadRunCompleted end = (ThreadRunCompleted) events.get(position(events, "thread.run.completed"));
		events.set(position(events, "thread.run.queued"), new ThreadRunQueued(end.data(), end.meta()));
		assertThat(rules(events)).containsOnly(Rule.PAYLOAD);
	}

	private static List<AssistantStreamEvent> basic() {
		List<AssistantStreamEvent> events = new ArrayList<>(Transcripts.events("message-basic"));
		events.removeIf(DoneEvent.class::isInstance);
		return events;
	}

	private static int position(List<AssistantStreamEvent> events, String name) {
		return events.stream().map(AssistantStreamEvent::name).toList().indexOf(name);
	}

	private static List<Rule> rules(List<AssistantStreamEvent> events) {
		return AssistantsOrder.ofRun(events).stream().map(Violation::rule).toList();
	}

}
