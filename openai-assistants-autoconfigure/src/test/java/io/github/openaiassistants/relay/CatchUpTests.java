package io.github.openaiassistants.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.run.ServerState;
import io.github.openaiassistants.run.Transcripts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page that comes back misses nothing and reads nothing twice, whoever tells the rest:
 * every recorded run, left after every event.
 */
class CatchUpTests {

	// What look-ups do not tell
	private static final Set<Milestone> PASSING = Set.of(Milestone.THREAD_CREATED, Milestone.ACTION_REQUIRED,
			Milestone.RUN_CANCELLING, Milestone.ERROR, Milestone.DONE);

	// Its stream told less than look-ups do
	private static final String INCOMPLETE = "invalid-json-in-one-event";

	private static final FailureSummary LOST = new FailureSummary("StreamLostException", "Elsewhere", null, null, null);

	static List<String> transcripts() {
		return Transcripts.complete().stream().filter((name) -> !name.endsWith("-2-continuation")).toList();
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void sameAccountGoesOnBehindEveryEvent(String name) {
		RelayedRun run = Shown.of(Transcripts.events(name));
		List<RelayedEvent> all = Shown.all(run.read(null, Shown.ALL, Shown.CUT));
		positions(all).forEach((cut) -> assertThat(Shown.all(run.read(place(all, cut), Shown.ALL, Shown.CUT)))
			.as("behind event %s", cut)
			.isEqualTo(all.subList(cut + 1, all.size())));
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void sameEventsInAnotherAccountAreToldFromThereOn(String name) {
		List<AssistantStreamEvent> events = Transcripts.events(name);
		List<RelayedEvent> all = Shown.all(Shown.of(events).read(null, Shown.ALL, Shown.CUT));
		RelayedRun other = Shown.of(events);
		positions(all).forEach((cut) -> {
			List<RelayedEvent> rest = Shown.all(other.read(place(all, cut), Shown.ALL, Shown.CUT));
			assertThat(Shown.text(all.subList(0, cut + 1)) + Shown.text(rest)).as("behind event %s", cut)
				.isEqualTo(Shown.text(all));
			assertThat(milestones(all.subList(0, cut + 1), rest)).as("behind event %s", cut)
				.isEqualTo(milestones(all, List.of()));
		});
	}

	static List<String> completeTranscripts() {
		return transcripts().stream().filter((name) -> !name.equals(INCOMPLETE)).toList();
	}

	@ParameterizedTest
	@MethodSource("completeTranscripts")
	void restIsToldByLookUps(String name) {
		List<AssistantStreamEvent> events = Transcripts.events(name);
		List<RelayedEvent> all = Shown.all(Shown.of(events).read(null, Shown.ALL, Shown.CUT));
		RelayedRun server = Shown.of(ServerState.after(events).told());
		positions(all).forEach((cut) -> {
			List<RelayedEvent> rest = Shown.all(server.read(place(all, cut), Shown.ALL, Shown.CUT));
			assertThat(Shown.text(all.subList(0, cut + 1)) + Shown.text(rest)).as("behind event %s", cut)
				.isEqualTo(Shown.text(all));
			assertThat(milestones(all.subList(0, cut + 1), rest)).as("behind event %s", cut)
				.filteredOn((told) -> !PASSING.contains(told))
				.containsExactlyInAnyOrderElementsOf(
						milestones(all, List.of()).stream().filter((told) -> !PASSING.contains(told)).toList());
		});
	}

	@ParameterizedTest
	@MethodSource("completeTranscripts")
	void pageMayLeaveAgainBeforeItHasCaughtUp(String name) {
		List<AssistantStreamEvent> events = Transcripts.events(name);
		List<RelayedEvent> all = Shown.all(Shown.of(events).read(null, Shown.ALL, Shown.CUT));
		List<AssistantStreamEvent> told = ServerState.after(events).told();
		RelayedRun server = watched(told);
		RelayedRun nextServer = watched(told);
		positions(all).forEach((cut) -> {
			List<RelayedEvent> rest = Shown.all(server.read(place(all, cut), Shown.ALL, Shown.CUT));
			positions(rest, 12, 4).forEach((next) -> {
				String read = Shown.text(all.subList(0, cut + 1)) + Shown.text(rest.subList(0, next + 1));
				Place place = place(rest, next);
				assertThat(List.of(server, nextServer)).as("behind events %s and %s", cut, next)
					.allSatisfy((account) -> assertThat(
							read + Shown.text(Shown.all(account.read(place, Shown.ALL, Shown.CUT))))
						.isEqualTo(Shown.text(all)));
			});
		});
	}

	private static RelayedRun watched(List<AssistantStreamEvent> told) {
		RelayedRun run = Shown.run(Shown.SETTINGS);
		EventMeta meta = told.get(0).meta();
		Flux.<AssistantsEvent>just(new RunRecoveryStarted(LOST, meta))
			.concatWith(Flux.fromIterable(told))
			.subscribe(run);
		return run;
	}

	// The many pieces of a long message make no difference
	private static IntStream positions(List<RelayedEvent> all) {
		return positions(all, 60, 10);
	}

	private static IntStream positions(List<RelayedEvent> all, int first, int last) {
		return IntStream.range(0, all.size()).filter((cut) -> cut < first || cut > all.size() - last);
	}

	private static Place place(List<RelayedEvent> all, int index) {
		Place place = Place.parse(all.get(index).id());
		assertThat(place).isNotNull();
		return place;
	}

	private static List<Milestone> milestones(List<RelayedEvent> read, List<RelayedEvent> rest) {
		List<RelayedEvent> events = new ArrayList<>(read);
		events.addAll(rest);
		return events.stream().map((event) -> Milestone.of(event.name())).filter(Objects::nonNull).toList();
	}

}
