package io.github.openaiassistants.model;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * Checks ids before they become part of a request, so that user text cannot change the
 * path of a call.
 */
public final class Ids {

	private static final int MAX_LENGTH = 128;

	private Ids() {
	}

	/**
	 * Require an id of 1 to 128 ASCII letters, digits, {@code _} and {@code -}.
	 * @param field the name of the field in wire notation
	 * @param id the id
	 * @return the id
	 * @throws RequestNotValidException if the id is not acceptable; its message does not
	 * repeat the id
	 */
	public static String require(String field, @Nullable String id) {
		if (id == null) {
			throw new RequestNotValidException(field, field + " is required");
		}
		if (id.isEmpty() || id.length() > MAX_LENGTH) {
			throw new RequestNotValidException(field,
					field + " must have 1 to " + MAX_LENGTH + " characters but has " + id.length());
		}
		for (int i = 0; i < id.length(); i++) {
			if (!isAllowed(id.charAt(i))) {
				throw new RequestNotValidException(field,
						String.format(
								"%s may consist of letters, digits, '_' and '-' only but has U+%04X at position %d",
								field, id.codePointAt(i), i));
			}
		}
		return id;
	}

	static boolean isAllowed(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || character == '_' || character == '-';
	}

}
