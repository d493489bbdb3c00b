package io.github.openaiassistants.samples.servlet;

import java.time.DayOfWeek;

import org.springframework.stereotype.Component;

import io.github.openaiassistants.function.AssistantFunction;

/**
 * Function of the assistant. It may wait, for a database for example.
 */
@Component
class OpeningHours {

	@AssistantFunction(name = "opening_hours",
			description = "Tells from when to when the shop is open on a day of the week.")
	Hours openingHours(DayOfWeek day) {
		return (day == DayOfWeek.SUNDAY) ? new Hours("10:00", "14:00") : new Hours("08:00", "20:00");
	}

	/**
	 * When the shop is open.
	 *
	 * @param from the beginning
	 * @param to the end
	 */
	record Hours(String from, String to) {

	}

}
