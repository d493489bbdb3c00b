package io.github.openaiassistants.function;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.Tool;

/**
 * Which functions of the application answer the calls of one round.
 *
 * @param calls the calls in the order of the server
 * @param meta which run waits
 * @param assistantId its assistant, or {@code null} when it is not known
 * @param expiry when the run expires, or {@code null} when it is not known
 * @param latest when it is given up here
 */
record RoundPlan(List<PendingCall> calls, EventMeta meta, @Nullable String assistantId, @Nullable Instant expiry,
		Instant latest) {

	// Some servers tell milliseconds; as seconds they would be in the year 5138
	private static final long SECONDS_AT_MOST = 100_000_000_000L;

	static @Nullable RoundPlan of(ThreadRunRequiresAction action, Instant latest, FunctionRegistry registry,
			FunctionSettings.Unknown unknown) {
		RunObject run = action.data();
		String assistantId = (action.meta().assistantId() != null) ? action.meta().assistantId() : run.assistantId();
		List<PendingCall> calls = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (RunToolCall call : run.functionCalls()) {
			if (call.id().isEmpty() || !ids.add(call.id())) {
				return null;
			}
			calls.add(plan(call, registry, assistantId));
		}
		boolean answered = !calls.isEmpty() && !registry.tools().isEmpty()
				&& (unknown == FunctionSettings.Unknown.TELL_MODEL || isOurs(calls, declared(run)));
		return answered ? new RoundPlan(List.copyOf(calls), action.meta(), assistantId, expiry(run), latest) : null;
	}

	private static PendingCall plan(RunToolCall call, FunctionRegistry registry, @Nullable String assistantId) {
		String name = (call.function() != null && call.function().name() != null) ? call.function().name() : "";
		String arguments = (call.function() != null) ? call.function().arguments() : null;
		FunctionHandler handler = registry.find(name);
		if (handler == null) {
			return new PendingCall(call.id(), name, arguments, null, CallFailure.unknown());
		}
		CallFailure refusal = registry.isAllowed(name, assistantId) ? null : CallFailure.notAllowed();
		return new PendingCall(call.id(), name, arguments, handler, refusal);
	}

	// A function that the run declares and that is not here is somebody else's. One that
	// it
	// does not declare was made up; where it declares none at all, this cannot be told,
	// and
	// calls are ours when one of them is.
	private static boolean isOurs(List<PendingCall> calls, Set<String> declared) {
		if (declared.isEmpty()) {
			return calls.stream().anyMatch((call) -> call.handler() != null);
		}
		return calls.stream().allMatch((call) -> call.handler() != null || !declared.contains(call.name()));
	}

	private static Set<String> declared(RunObject run) {
		List<Tool> tools = (run.tools() != null) ? run.tools() : List.of();
		return tools.stream()
			.filter((tool) -> tool instanceof FunctionTool)
			.map((tool) -> ((FunctionTool) tool).function())
			.filter(Objects::nonNull)
			.map((function) -> String.valueOf(function.name()))
			.collect(Collectors.toSet());
	}

	private static @Nullable Instant expiry(RunObject run) {
		Long time = run.expiresAt();
		if (time == null) {
			return null;
		}
		return (time > SECONDS_AT_MOST) ? Instant.ofEpochMilli(time) : Instant.ofEpochSecond(time);
	}

}
