package io.github.openaiassistants.function;

import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The types of the JDK that are a single JSON value.
 */
final class Scalars {

	private static final Set<Class<?>> WHOLE = Set.of(byte.class, Byte.class, short.class, Short.class, int.class,
			Integer.class, long.class, Long.class, BigInteger.class);

	private static final Set<Class<?>> TEXTS = Set.of(char.class, Character.class, byte[].class, URI.class, URL.class,
			Currency.class, Locale.class, ZoneId.class, ZoneOffset.class, LocalDateTime.class, MonthDay.class,
			OffsetTime.class, Period.class, YearMonth.class);

	private static final Map<Class<?>, String> FORMATS = Map.of(Instant.class, "date-time", OffsetDateTime.class,
			"date-time", ZonedDateTime.class, "date-time", LocalDate.class, "date", LocalTime.class, "time",
			Duration.class, "duration", UUID.class, "uuid");

	private Scalars() {
	}

	/**
	 * Return the JSON type of a type.
	 * @param type the type
	 * @return the name of the JSON type, or {@code null} when it is none of these
	 */
	static @Nullable String jsonType(Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return "boolean";
		}
		if (WHOLE.contains(type)) {
			return "integer";
		}
		if ((type.isPrimitive() && type != char.class) || Number.class.isAssignableFrom(type)) {
			return "number";
		}
		boolean text = CharSequence.class.isAssignableFrom(type) || TEXTS.contains(type) || FORMATS.containsKey(type);
		return text ? "string" : null;
	}

	/**
	 * Return the format of the texts of a type.
	 * @param type the type
	 * @return the format in the terms of JSON Schema, or {@code null} for none
	 */
	static @Nullable String format(Class<?> type) {
		return FORMATS.get(type);
	}

}
