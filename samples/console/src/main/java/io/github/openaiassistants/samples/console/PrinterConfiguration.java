package io.github.openaiassistants.samples.console;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.codec.AssistantsJson;

/**
 * Where the output goes and what it looks like.
 */
@Configuration(proxyBeanMethods = false)
class PrinterConfiguration {

	@Bean
	Terminal terminal() {
		return new Terminal(System.in, System.out, System.err);
	}

	@Bean
	@ConditionalOnProperty(name = "console.format", havingValue = "text", matchIfMissing = true)
	TextPrinter textPrinter(Terminal terminal) {
		return new TextPrinter(terminal);
	}

	@Bean
	@ConditionalOnProperty(name = "console.format", havingValue = "json")
	JsonPrinter jsonPrinter(Terminal terminal, AssistantsJson json) {
		return new JsonPrinter(terminal, json);
	}

}
