package io.github.openaiassistants.samples.migrate;

import java.util.regex.Pattern;

/**
 * Texts as they must be written to be read as they are.
 */
final class PropertyText {

	private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_-]+");

	private PropertyText() {
	}

	/**
	 * Write a value.
	 * @param text the text
	 * @return the text, nothing in it to be replaced by a property
	 */
	static String of(String text) {
		return text.replace("${", "\\${");
	}

	static boolean isPossibleName(String name) {
		return !name.isEmpty() && name.indexOf('[') == -1 && name.indexOf(']') == -1;
	}

	/**
	 * Write a name of the application's choice.
	 * @param name the name
	 * @return the name, in brackets where it would be changed without
	 */
	static String name(String name) {
		return PLAIN.matcher(name).matches() ? name : "[" + name + "]";
	}

}
