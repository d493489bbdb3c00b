package io.github.openaiassistants.samples.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.stereotype.Component;

/**
 * The options, checked: from the command line, or from anywhere else that Boot reads
 * settings from.
 */
@Component
class CommandLine {

	private static final String PREFIX = "console.";

	private static final Set<String> NAMES = Set.of("assistantid", "message", "threadid", "format", "chat");

	private static final Set<String> FORMATS = Set.of("text", "json");

	private final ApplicationArguments arguments;

	private final ConsoleProperties properties;

	CommandLine(ApplicationArguments arguments, ConsoleProperties properties) {
		this.arguments = arguments;
		this.properties = properties;
	}

	void check() {
		if (!this.arguments.getNonOptionArgs().isEmpty()) {
			throw new BadArgumentsException("arguments that are no options: write --console.message=\"...\"");
		}
		for (String option : this.arguments.getOptionNames()) {
			String name = option.toLowerCase(Locale.ROOT);
			if (name.startsWith(PREFIX) && !NAMES.contains(canonical(name))) {
				throw new BadArgumentsException("unknown option --" + option
						+ ": there are --console.assistant-id, message, thread-id, format and chat");
			}
		}
		String format = this.properties.format();
		if (format != null && !FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
			throw new BadArgumentsException("unknown format: --console.format is text or json");
		}
		isChat();
	}

	private static String canonical(String option) {
		return option.substring(PREFIX.length()).replace("-", "").replace("_", "");
	}

	String assistantId() {
		return required("--console.assistant-id", this.properties.assistantId());
	}

	String message() {
		String message = required("--console.message", this.properties.message());
		// As typed: what looks like a placeholder is part of the message
		List<String> typed = this.arguments.getOptionValues(PREFIX + "message");
		return (typed != null && typed.size() == 1 && !typed.get(0).isBlank()) ? typed.get(0) : message;
	}

	@Nullable String threadId() {
		return this.properties.threadId();
	}

	boolean isChat() {
		String chat = this.properties.chat();
		if (chat == null) {
			return false;
		}
		return switch (chat.toLowerCase(Locale.ROOT)) {
			case "", "true" -> true;
			case "false" -> false;
			default -> throw new BadArgumentsException("--console.chat is true or false, or has no value");
		};
	}

	private static String required(String option, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new BadArgumentsException(option + " is missing");
		}
		return value;
	}

}
