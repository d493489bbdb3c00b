package io.github.openaiassistants.actuate;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Ids that servers chose: what does not look like one is not shown.
 */
final class ShownId {

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:/-]{1,128}");

	private ShownId() {
	}

	static @Nullable String of(@Nullable String id) {
		return (id == null || ID.matcher(id).matches()) ? id : id.length() + " characters";
	}

}
