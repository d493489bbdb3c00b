package io.github.openaiassistants.backend.responses.translation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads members of JSON objects that come from a server: what is not there, or not of the
 * expected kind, is {@code null}.
 */
final class Members {

	private static final double MOST_SECONDS = 1e15;

	private Members() {
	}

	static @Nullable String text(JsonNode object, String name) {
		JsonNode member = object.path(name);
		return member.isString() ? member.stringValue() : null;
	}

	// Ids and names that are empty say nothing
	static @Nullable String name(JsonNode object, String name) {
		String text = text(object, name);
		return (text != null && !text.isEmpty()) ? text : null;
	}

	static String textOr(JsonNode object, String name, String fallback) {
		String text = text(object, name);
		return (text != null) ? text : fallback;
	}

	static @Nullable Long number(JsonNode object, String name) {
		JsonNode member = object.path(name);
		return (member.isIntegralNumber() && member.canConvertToLong()) ? (Long) member.longValue() : null;
	}

	static @Nullable Integer index(JsonNode object, String name) {
		JsonNode member = object.path(name);
		boolean fits = member.isIntegralNumber() && member.canConvertToInt() && member.intValue() >= 0;
		return fits ? (Integer) member.intValue() : null;
	}

	static @Nullable Double decimal(JsonNode object, String name) {
		JsonNode member = object.path(name);
		if (!member.isNumber()) {
			return null;
		}
		double value = member.doubleValue(Double.NaN);
		return Double.isFinite(value) ? (Double) value : null;
	}

	// Servers count seconds with fractions, too
	static @Nullable Long seconds(JsonNode object, String name) {
		Double value = decimal(object, name);
		return (value != null && Math.abs(value) < MOST_SECONDS) ? (Long) (long) Math.floor(value) : null;
	}

}
