package io.github.openaiassistants.samples.console;

import org.springframework.context.event.EventListener;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.AssistantsEvent;

/**
 * Prints every event as one line of JSON.
 */
class JsonPrinter {

	private final Terminal terminal;

	private final AssistantsJson json;

	JsonPrinter(Terminal terminal, AssistantsJson json) {
		this.terminal = terminal;
		this.json = json;
	}

	@EventListener
	void print(AssistantsEvent event) {
		// As bytes, in which even half a surrogate pair is kept, escaped
		this.terminal.printLine(this.json.write(event));
	}

}
