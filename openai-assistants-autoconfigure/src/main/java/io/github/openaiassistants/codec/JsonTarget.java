package io.github.openaiassistants.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

import tools.jackson.core.SerializableString;

/**
 * Where values are written to, in the terms of Jackson's generators.
 */
interface JsonTarget {

	void writeStartObject();

	void writeName(String name);

	void writeName(SerializableString name);

	void writeEndObject();

	void writeStartArray();

	void writeEndArray();

	void writeString(String text);

	void writeNumber(int number);

	void writeNumber(long number);

	void writeNumber(double number);

	void writeNumber(BigInteger number);

	void writeNumber(BigDecimal number);

	void writeNumber(String number);

	void writeBoolean(boolean value);

	void writeNull();

	void writePOJO(Object value);

}
