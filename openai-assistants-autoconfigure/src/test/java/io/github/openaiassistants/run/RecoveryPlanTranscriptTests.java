package io.github.openaiassistants.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.model.WireObject;
import io.github.openaiassistants.run.AssistantsOrder.Rule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dropped stream loses nothing: every recorded run, broken off after every event, is
 * completed to the run that was recorded.
 */
class RecoveryPlanTranscriptTests {

	private static final String FIRST = "tool-calls-parallel-1-requires-action";

	private static final String SECOND = "tool-calls-parallel-2-continuation";

	// Which is on the way, but not part of what can be looked up
	private static final Set<String> TRANSIENT = Set.of("thread.created", "thread.run.cancelling",
			"thread.run.step.delta", "thread.message.delta", "thread.run.paused", "thread.archived", "ping",
			"keepalive", "error", "done", "message");

	static List<String> transcripts() {
		return Transcripts.complete().stream().filter((name) -> !name.equals(SECOND)).toList();
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void everyCutIsCompleted(String name) {
		List<AssistantStreamEvent> events = Transcripts.events(name);
		ServerState server = ServerState.after(events);
		for (int cut = 0; cut <= events.size(); cut++) {
			check(events, cut, server, name + " cut at " + cut);
		}
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void everyCutIsCompletedWhenMessagesAreReadWithoutStatus(String name) {
		List<AssistantStreamEvent> events = Transcripts.events(name);
		ServerState server = ServerState.after(events).asRead();
		// The many pieces of a long message make no difference here
		IntStream.rangeClosed(0, events.size())
			.filter((cut) -> cut < 100 || cut > events.size() - 10)
			.forEach((cut) -> check(events, cut, server, name + " cut at " + cut));
	}

	private static void check(List<AssistantStreamEvent> events, int cut, ServerState server, String where) {
		List<AssistantStreamEvent> all = completed(Delivered.ofNewRun(Integer.MAX_VALUE), events.subList(0, cut),
				server);
		assertThat(AssistantsOrder.ofRun(all)).as(where).isEmpty();
		assertSameEvents(all, events, where);
	}

	@Test
	void everyCutOfARunOverTwoStreamsIsCompleted() {
		List<AssistantStreamEvent> first = Transcripts.events(FIRST);
		List<AssistantStreamEvent> events = new ArrayList<>(first);
		events.addAll(Transcripts.events(SECOND));
		ServerState server = ServerState.after(events);
		for (int cut = first.size(); cut <= events.size(); cut++) {
			check(events, cut, server, "cut at " + cut);
			check(events, cut, server.asRead(), "cut at " + cut);
		}
	}

	@Test
	void bothStreamsOfARunMayBreakOff() {
		List<AssistantStreamEvent> first = Transcripts.events(FIRST);
		List<AssistantStreamEvent> second = Transcripts.events(SECOND);
		List<AssistantStreamEvent> events = new ArrayList<>(first);
		events.addAll(second);
		for (int cut = 0; cut < first.size(); cut++) {
			for (int next = 0; next <= second.size(); next++) {
				Delivered delivered = Delivered.ofNewRun(Integer.MAX_VALUE);
				List<AssistantStreamEvent> all = completed(delivered, first.subList(0, cut), ServerState.after(first));
				all.addAll(completed(delivered, second.subList(0, next), ServerState.after(events)));
				String where = "cut at " + cut + " and " + next;
				assertThat(AssistantsOrder.ofRun(all)).as(where).isEmpty();
				assertSameEvents(all, events, where);
			}
		}
	}

	@Test
	void everyCutOfAContinuationIsCompleted() {
		List<AssistantStreamEvent> first = Transcripts.events(FIRST);
		List<AssistantStreamEvent> second = Transcripts.events(SECOND);
		List<AssistantStreamEvent> events = new ArrayList<>(first);
		events.addAll(second);
		ServerState server = ServerState.after(events).asRead();
		for (int cut = 0; cut <= second.size(); cut++) {
			List<AssistantStreamEvent> all = completed(Delivered.ofContinuedRun(Integer.MAX_VALUE, answer(first)),
					second.subList(0, cut), server);
			assertThat(AssistantsOrder.ofContinuation(all)).as("cut at " + cut).isEmpty();
			assertSameEvents(all, second, "cut at " + cut);
		}
	}

	@Test
	void actionThatIsStillRequiredIsNotTold() {
		List<AssistantStreamEvent> first = Transcripts.events(FIRST);
		ServerState server = ServerState.after(first);
		assertThat(server.missing(Delivered.ofContinuedRun(Integer.MAX_VALUE, answer(first)))).isEmpty();
	}

	private static ActionAnswer answer(List<AssistantStreamEvent> events) {
		ToolOutput[] outputs = events.stream()
			.filter(ThreadRunRequiresAction.class::isInstance)
			.flatMap((event) -> ((ThreadRunRequiresAction) event).functionCalls().stream())
			.map((call) -> ToolOutput.of(call, "output"))
			.toArray(ToolOutput[]::new);
		return ToolOutputs.of(outputs);
	}

	@Test
	void streamThatReportedAnErrorIsCompletedToo() {
		for (String name : List.of("error-event-bare", "error-event-wrapped", "cut-inside-a-block")) {
			List<AssistantStreamEvent> events = Transcripts.events(name);
			ServerState open = ServerState.after(events);
			ServerState server = LookUps.completed(open, LookUps.text(events) + " and more \uD83D\uDE00");
			for (int cut = 0; cut <= events.size(); cut++) {
				List<AssistantStreamEvent> all = completed(Delivered.ofNewRun(Integer.MAX_VALUE),
						events.subList(0, cut), server);
				assertThat(AssistantsOrder.ofRun(all)).as(name + " cut at " + cut).isEmpty();
				assertThat(LookUps.text(all)).endsWith(" and more \uD83D\uDE00");
			}
		}
	}

	@Test
	void textThatDiffersIsNotContinued() {
		List<AssistantStreamEvent> events = Transcripts.events("message-basic");
		ServerState server = LookUps.completed(ServerState.after(events), "Something else entirely.");
		int written = 0;
		for (int cut = 0; cut <= events.size(); cut++) {
			List<AssistantStreamEvent> seen = events.subList(0, cut);
			List<AssistantStreamEvent> all = completed(Delivered.ofNewRun(Integer.MAX_VALUE), seen, server);
			if (!LookUps.text(seen).isEmpty()) {
				written++;
				assertThat(all.subList(cut, all.size())).noneMatch(ThreadMessageDelta.class::isInstance);
				assertThat(LookUps.text(all)).isEqualTo(LookUps.text(seen));
			}
			else {
				assertThat(AssistantsOrder.ofRun(all)).isEmpty();
			}
			if (!LookUps.text(seen).isEmpty() && seen.size() < 20) {
				assertThat(AssistantsOrder.ofRun(all)).extracting("rule").containsExactly(Rule.TEXT);
			}
		}
		assertThat(written).isPositive();
	}

	@Test
	void undecodablePieceIsMadeUpForWhenTheStreamBreaksOffBehindIt() {
		List<AssistantStreamEvent> events = Transcripts.events("invalid-json-in-one-event");
		ServerState server = ServerState.after(events);
		int lost = events.stream()
			.map((event) -> event.getClass().getSimpleName())
			.toList()
			.indexOf("UndecodableEvent");
		List<AssistantStreamEvent> all = completed(Delivered.ofNewRun(Integer.MAX_VALUE), events.subList(0, lost + 1),
				server);
		assertThat(LookUps.text(all)).isEqualTo(((MessageObject) event(all, "thread.message.completed")).text());
	}

	private static WireObject event(List<AssistantStreamEvent> events, String name) {
		return (WireObject) events.stream()
			.filter((event) -> event.name().equals(name))
			.findFirst()
			.orElseThrow()
			.data();
	}

	// Return what was delivered with what is missing, all of it noted, and check that
	// nothing is missing then.
	private static List<AssistantStreamEvent> completed(Delivered delivered, List<AssistantStreamEvent> seen,
			ServerState server) {
		seen.forEach(delivered::accept);
		List<AssistantStreamEvent> missing = server.missing(delivered);
		assertThat(missing).allMatch((event) -> event.meta().origin() == EventOrigin.RECOVERED)
			.noneMatch((event) -> event.data() instanceof RunStepDeltaObject);
		missing.forEach(delivered::accept);
		assertThat(server.missing(delivered)).isEmpty();
		List<AssistantStreamEvent> all = new ArrayList<>(seen);
		all.addAll(missing);
		return all;
	}

	private static void assertSameEvents(List<AssistantStreamEvent> all, List<AssistantStreamEvent> recorded,
			String where) {
		assertThat(described(all)).as(where).containsExactlyInAnyOrderElementsOf(described(recorded));
	}

	private static List<String> described(List<AssistantStreamEvent> events) {
		return events.stream()
			.filter((event) -> !TRANSIENT.contains(event.name()))
			.map((event) -> named(event) + " " + LookUps.id(event))
			.toList();
	}

	// The name by which a run is over may contradict its status
	private static String named(AssistantStreamEvent event) {
		boolean over = event.name().equals("thread.run.completed") || event.name().equals("thread.run.incomplete");
		return over ? "over" : event.name();
	}

}
