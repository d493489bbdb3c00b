package io.github.openaiassistants.codec;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Strings, numbers, booleans and raw JSON.
 */
enum ScalarShape implements Shape {

	/** A string. */
	STRING(String.class) {

		@Override
		public Object read(JsonParser parser) {
			return parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : inexact(null, parser);
		}

		@Override
		public void write(Object value, JsonTarget target) {
			target.writeString((String) value);
		}

	},

	/** A whole number of 32 bits. */
	INTEGER(Integer.class) {

		@Override
		public Object read(JsonParser parser) {
			if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
				Long whole = wholeNumber(parser.getString());
				return inexact((whole != null && isInteger(whole)) ? whole.intValue() : null, parser);
			}
			Object value = LONG.read(parser);
			if (value instanceof Long number) {
				return isInteger(number) ? (Object) number.intValue() : inexact(null, parser);
			}
			return value;
		}

		@Override
		public void write(Object value, JsonTarget target) {
			target.writeNumber((Integer) value);
		}

		private boolean isInteger(long number) {
			return number == (int) number;
		}

	},

	/** A whole number of 64 bits, mostly a time; fractions of a second are dropped. */
	LONG(Long.class) {

		@Override
		public Object read(JsonParser parser) {
			if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)
					&& parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
				return parser.getLongValue();
			}
			if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
				Long whole = wholeNumber(parser.getString());
				return inexact((whole != null) ? whole : floor(parser), parser);
			}
			return inexact(null, parser);
		}

		@Override
		public void write(Object value, JsonTarget target) {
			target.writeNumber((Long) value);
		}

		private @Nullable Long floor(JsonParser parser) {
			double value = parser.isNaN() ? Double.NaN : Double.parseDouble(parser.getString());
			return (Math.abs(value) < Long.MAX_VALUE) ? (Long) (long) Math.floor(value) : null;
		}

	},

	/** A number; whole ones are inexact, since they would be written with a fraction. */
	DOUBLE(Double.class) {

		@Override
		public Object read(JsonParser parser) {
			if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && !parser.isNaN()) {
				return ExactTree.isExactDouble(parser.getString()) ? (Object) parser.getDoubleValue() : nearest(parser);
			}
			if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
				return nearest(parser);
			}
			return inexact(null, parser);
		}

		@Override
		public void write(Object value, JsonTarget target) {
			target.writeNumber((Double) value);
		}

		private Inexact nearest(JsonParser parser) {
			double value = Double.parseDouble(parser.getString());
			return inexact(Double.isFinite(value) ? value : null, parser);
		}

	},

	/** A truth value. */
	BOOLEAN(Boolean.class) {

		@Override
		public Object read(JsonParser parser) {
			if (parser.hasToken(JsonToken.VALUE_TRUE) || parser.hasToken(JsonToken.VALUE_FALSE)) {
				return parser.getBooleanValue();
			}
			return inexact(null, parser);
		}

		@Override
		public void write(Object value, JsonTarget target) {
			target.writeBoolean((Boolean) value);
		}

	},

	/** Any JSON value. */
	NODE(JsonNode.class) {

		@Override
		public Object read(JsonParser parser) {
			return ExactTree.read(parser);
		}

		@Override
		public void write(Object value, JsonTarget target) {
			ExactTree.write((JsonNode) value, target);
		}

	};

	private final Class<?> type;

	ScalarShape(Class<?> type) {
		this.type = type;
	}

	static @Nullable Shape of(Class<?> type) {
		for (ScalarShape shape : values()) {
			if (shape.type == type) {
				return shape;
			}
		}
		return null;
	}

	private static @Nullable Long wholeNumber(String text) {
		try {
			return new BigDecimal(text).longValueExact();
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return null;
		}
	}

	private static Inexact inexact(@Nullable Object value, JsonParser parser) {
		return new Inexact(value, ExactTree.read(parser));
	}

}
