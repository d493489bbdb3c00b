package io.github.openaiassistants.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.codec.AssistantsJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Switches over the sealed hierarchy without a default. That this class compiles is half
 * of the test: an event that no pattern covers is a compile error here, as it would be in
 * an application.
 */
class ExhaustiveSwitchTests {

	private static final FailureSummary CAUSE = new FailureSummary("StreamLostException", "lost", null, null, null);

	private static final EventMeta META = new EventMeta(
			new RunReference("run_1", "thread_1", "asst_1", "default", "client-run-1", null, Map.of()), 7,
			Instant.EPOCH, EventOrigin.STREAM);

	@Test
	void hierarchyHasAllEvents() {
		assertThat(events()).hasSize(25 + 2 + 5);
	}

	@ParameterizedTest
	@MethodSource("events")
	void recordPatternsReachEveryEvent(AssistantsEvent event) {
		assertThat(byRecord(event))
			.isEqualTo(new Seen(event.getClass().getSimpleName(), event.name(), event.data(), event.meta()));
	}

	@ParameterizedTest
	@MethodSource("events")
	void nestedSwitchesReachEveryFamily(AssistantsEvent event) {
		assertThat(byFamily(event)).isEqualTo(event.getClass().getInterfaces()[0]);
	}

	private static Seen byRecord(AssistantsEvent event) {
		return switch (event) {
			case ThreadCreated(var data, var meta) -> new Seen("ThreadCreated", ThreadCreated.NAME, data, meta);
			case ThreadRunCreated(var data, var meta) ->
				new Seen("ThreadRunCreated", ThreadRunCreated.NAME, data, meta);
			case ThreadRunQueued(var data, var meta) -> new Seen("ThreadRunQueued", ThreadRunQueued.NAME, data, meta);
			case ThreadRunInProgress(var data, var meta) ->
				new Seen("ThreadRunInProgress", ThreadRunInProgress.NAME, data, meta);
			case ThreadRunRequiresAction(var data, var meta) ->
				new Seen("ThreadRunRequiresAction", ThreadRunRequiresAction.NAME, data, meta);
			case ThreadRunCompleted(var data, var meta) ->
				new Seen("ThreadRunCompleted", ThreadRunCompleted.NAME, data, meta);
			case ThreadRunIncomplete(var data, var meta) ->
				new Seen("ThreadRunIncomplete", ThreadRunIncomplete.NAME, data, meta);
			case ThreadRunFailed(var data, var meta) -> new Seen("ThreadRunFailed", ThreadRunFailed.NAME, data, meta);
			case ThreadRunCancelling(var data, var meta) ->
				new Seen("ThreadRunCancelling", ThreadRunCancelling.NAME, data, meta);
			case ThreadRunCancelled(var data, var meta) ->
				new Seen("ThreadRunCancelled", ThreadRunCancelled.NAME, data, meta);
			case ThreadRunExpired(var data, var meta) ->
				new Seen("ThreadRunExpired", ThreadRunExpired.NAME, data, meta);
			case ThreadRunStepCreated(var data, var meta) ->
				new Seen("ThreadRunStepCreated", ThreadRunStepCreated.NAME, data, meta);
			case ThreadRunStepInProgress(var data, var meta) ->
				new Seen("ThreadRunStepInProgress", ThreadRunStepInProgress.NAME, data, meta);
			case ThreadRunStepDelta(var data, var meta) ->
				new Seen("ThreadRunStepDelta", ThreadRunStepDelta.NAME, data, meta);
			case ThreadRunStepCompleted(var data, var meta) ->
				new Seen("ThreadRunStepCompleted", ThreadRunStepCompleted.NAME, data, meta);
			case ThreadRunStepFailed(var data, var meta) ->
				new Seen("ThreadRunStepFailed", ThreadRunStepFailed.NAME, data, meta);
			case ThreadRunStepCancelled(var data, var meta) ->
				new Seen("ThreadRunStepCancelled", ThreadRunStepCancelled.NAME, data, meta);
			case ThreadRunStepExpired(var data, var meta) ->
				new Seen("ThreadRunStepExpired", ThreadRunStepExpired.NAME, data, meta);
			case ThreadMessageCreated(var data, var meta) ->
				new Seen("ThreadMessageCreated", ThreadMessageCreated.NAME, data, meta);
			case ThreadMessageInProgress(var data, var meta) ->
				new Seen("ThreadMessageInProgress", ThreadMessageInProgress.NAME, data, meta);
			case ThreadMessageDelta(var data, var meta) ->
				new Seen("ThreadMessageDelta", ThreadMessageDelta.NAME, data, meta);
			case ThreadMessageCompleted(var data, var meta) ->
				new Seen("ThreadMessageCompleted", ThreadMessageCompleted.NAME, data, meta);
			case ThreadMessageIncomplete(var data, var meta) ->
				new Seen("ThreadMessageIncomplete", ThreadMessageIncomplete.NAME, data, meta);
			case ErrorEvent(var data, var meta) -> new Seen("ErrorEvent", ErrorEvent.NAME, data, meta);
			case DoneEvent(var data, var meta) -> new Seen("DoneEvent", DoneEvent.NAME, data, meta);
			case UnknownEvent(var name, var data, var meta) -> new Seen("UnknownEvent", name, data, meta);
			case UndecodableEvent(var name, var data, var problem, var meta) ->
				new Seen("UndecodableEvent", name, data + problem, meta);
			case RunFinished(var data, var meta) -> new Seen("RunFinished", RunFinished.NAME, data, meta);
			case FunctionCallStarted(var data, var meta) ->
				new Seen("FunctionCallStarted", FunctionCallStarted.NAME, data, meta);
			case FunctionCallFinished(var data, var meta) ->
				new Seen("FunctionCallFinished", FunctionCallFinished.NAME, data, meta);
			case FunctionCallFailed(var data, var meta) ->
				new Seen("FunctionCallFailed", FunctionCallFailed.NAME, data, meta);
			case RunRecoveryStarted(var data, var meta) ->
				new Seen("RunRecoveryStarted", RunRecoveryStarted.NAME, data, meta);
		};
	}

	private static Class<?> byFamily(AssistantsEvent event) {
		return switch (event) {
			case AssistantStreamEvent said -> switch (said) {
				case ThreadStreamEvent thread -> ThreadStreamEvent.class;
				case RunStreamEvent run -> RunStreamEvent.class;
				case RunStepStreamEvent step -> RunStepStreamEvent.class;
				case MessageStreamEvent message -> MessageStreamEvent.class;
				case ErrorEvent error -> AssistantStreamEvent.class;
				case DoneEvent done -> AssistantStreamEvent.class;
				case UnknownEvent unknown -> AssistantStreamEvent.class;
				case UndecodableEvent undecodable -> AssistantStreamEvent.class;
			};
			case RunLifecycleEvent lifecycle -> RunLifecycleEvent.class;
		};
	}

	private static Stream<AssistantsEvent> events() {
		return records(AssistantsEvent.class).map(ExhaustiveSwitchTests::create);
	}

	private static Stream<Class<?>> records(Class<?> type) {
		return type.isRecord() ? Stream.of(type)
				: Arrays.stream(type.getPermittedSubclasses()).flatMap(ExhaustiveSwitchTests::records);
	}

	private static AssistantsEvent create(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		Object[] values = Arrays.stream(types).map(ExhaustiveSwitchTests::value).toArray();
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(types);
			return (AssistantsEvent) constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object value(Class<?> type) {
		if (type == EventMeta.class) {
			return META;
		}
		if (type == String.class) {
			return "";
		}
		if (type == RunSummary.class) {
			return new RunSummary(RunOutcome.LOST, null, null, Duration.ZERO, null, null, CAUSE);
		}
		if (type == FunctionCallDetails.class) {
			return new FunctionCallDetails("call_1", "get_weather", null, null);
		}
		return (type == FailureSummary.class) ? CAUSE : AssistantsJson.create().read("{}", type);
	}

	private record Seen(String record, String name, Object data, EventMeta meta) {
	}

}
