package io.github.openaiassistants.test.kit;

import org.springframework.stereotype.Component;

import io.github.openaiassistants.function.AssistantFunction;

/**
 * A function of the application.
 */
@Component
class Weather {

	@AssistantFunction(name = "get_weather", description = "Tells the weather of a city.")
	Report report(String city) {
		if (city.isBlank()) {
			throw new IllegalArgumentException("no city");
		}
		return new Report(city, 21);
	}

	record Report(String city, int celsius) {

	}

}
