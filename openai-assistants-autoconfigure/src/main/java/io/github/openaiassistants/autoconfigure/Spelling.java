package io.github.openaiassistants.autoconfigure;

import java.util.Arrays;
import java.util.Locale;

/**
 * Reads and shows values of enums as Boot does in properties.
 */
final class Spelling {

	private Spelling() {
	}

	// Find a constant; what was given is not repeated
	static <E extends Enum<E>> E find(Class<E> type, String text) {
		return Arrays.stream(type.getEnumConstants())
			.filter((constant) -> letters(constant.name()).equals(letters(text)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no such " + type.getSimpleName()));
	}

	static String of(Object constant) {
		return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static String letters(String text) {
		return text.strip().toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
	}

}
