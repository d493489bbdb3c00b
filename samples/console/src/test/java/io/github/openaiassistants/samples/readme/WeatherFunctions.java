package io.github.openaiassistants.samples.readme;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.function.FunctionCallException;
import io.github.openaiassistants.function.FunctionRegistry;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.RunHandle;

class WeatherFunctions {

	private final AssistantRunStreamer streamer;

	private final FunctionRegistry functions;

	WeatherFunctions(AssistantRunStreamer streamer, FunctionRegistry functions) {
		this.streamer = streamer;
		this.functions = functions;
	}

	@AssistantFunction(name = "get_weather", description = "Tells the weather of a city.")
	Report weather(@JsonPropertyDescription("name of the city") String city, @Nullable Unit unit) {
		if (city.isBlank()) {
			throw new FunctionCallException("Ask the user for a city.");
		}
		return new Report(city, 21, (unit != null) ? unit : Unit.CELSIUS);
	}

	RunHandle ask(String threadId, String assistantId) {
		return this.streamer.launch(threadId,
				CreateRunRequest.builder(assistantId).tools(List.copyOf(this.functions.tools(assistantId))).build());
	}

	enum Unit {

		CELSIUS, FAHRENHEIT

	}

	record Report(String city, double degrees, Unit unit) {

	}

}
