package io.github.openaiassistants.samples.webchat;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.function.FunctionCallException;

/**
 * The one function that this application offers to an assistant.
 */
@Component
class LocalTime {

	static final String FUNCTION = "get_local_time";

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm 'on' EEEE, d MMMM '('VV')'",
			Locale.ENGLISH);

	private final Clock clock = Clock.systemUTC();

	@AssistantFunction(name = FUNCTION, description = "Tells the date and the time of day in a time zone.")
	String localTime(@JsonPropertyDescription("a zone of the IANA database, for example Europe/Oslo") String zone) {
		try {
			return ZonedDateTime.now(this.clock.withZone(ZoneId.of(zone))).format(FORMAT);
		}
		catch (DateTimeException ex) {
			throw new FunctionCallException("There is no such zone in the IANA database.");
		}
	}

}
