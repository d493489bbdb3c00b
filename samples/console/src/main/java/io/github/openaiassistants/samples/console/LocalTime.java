package io.github.openaiassistants.samples.console;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.RunToolCallFunction;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * The one function that this program offers to an assistant:
 * {@code get_local_time({"zone": "Europe/Oslo"})}.
 */
@Component
class LocalTime {

	static final String FUNCTION = "get_local_time";

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm 'on' EEEE, d MMMM uuuu",
			Locale.ENGLISH);

	private final JsonMapper json;

	private final Clock clock = Clock.systemUTC();

	LocalTime(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Answer the calls. All of a run are answered together, so calls of other functions
	 * leave them to somebody else.
	 * @param event the calls
	 * @return the outputs, which continue the run, or {@code null} for no answer
	 */
	@EventListener
	@Nullable ToolOutputs answer(ThreadRunRequiresAction event) {
		List<RunToolCall> calls = event.functionCalls();
		if (calls.isEmpty() || !calls.stream().allMatch((call) -> FUNCTION.equals(name(call)))) {
			return null;
		}
		return new ToolOutputs(calls.stream().map((call) -> ToolOutput.of(call, output(call))).toList());
	}

	private static @Nullable String name(RunToolCall call) {
		RunToolCallFunction function = call.function();
		return (function != null) ? function.name() : null;
	}

	private String output(RunToolCall call) {
		RunToolCallFunction function = call.function();
		String arguments = (function != null && function.arguments() != null) ? function.arguments() : "";
		try {
			String zone = this.json.readTree(arguments).path("zone").asString("UTC");
			return ZonedDateTime.now(this.clock.withZone(ZoneId.of(zone))).format(FORMAT);
		}
		catch (JacksonException | DateTimeException ex) {
			// The model wrote the arguments: tell it, so that it can write better ones
			return "The argument must be {\"zone\": \"<a zone of the IANA database>\"}";
		}
	}

}
