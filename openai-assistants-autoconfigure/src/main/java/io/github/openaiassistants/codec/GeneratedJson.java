package io.github.openaiassistants.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;

/**
 * Values become text, or tokens.
 *
 * @param generator makes them
 */
record GeneratedJson(JsonGenerator generator) implements JsonTarget {

	@Override
	public void writeStartObject() {
		this.generator.writeStartObject();
	}

	@Override
	public void writeName(String name) {
		this.generator.writeName(name);
	}

	@Override
	public void writeName(SerializableString name) {
		this.generator.writeName(name);
	}

	@Override
	public void writeEndObject() {
		this.generator.writeEndObject();
	}

	@Override
	public void writeStartArray() {
		this.generator.writeStartArray();
	}

	@Override
	public void writeEndArray() {
		this.generator.writeEndArray();
	}

	@Override
	public void writeString(String text) {
		this.generator.writeString(text);
	}

	@Override
	public void writeNumber(int number) {
		this.generator.writeNumber(number);
	}

	@Override
	public void writeNumber(long number) {
		this.generator.writeNumber(number);
	}

	@Override
	public void writeNumber(double number) {
		this.generator.writeNumber(number);
	}

	@Override
	public void writeNumber(BigInteger number) {
		this.generator.writeNumber(number);
	}

	@Override
	public void writeNumber(BigDecimal number) {
		this.generator.writeNumber(number);
	}

	@Override
	public void writeNumber(String number) {
		this.generator.writeNumber(number);
	}

	@Override
	public void writeBoolean(boolean value) {
		this.generator.writeBoolean(value);
	}

	@Override
	public void writeNull() {
		this.generator.writeNull();
	}

	@Override
	public void writePOJO(Object value) {
		this.generator.writePOJO(value);
	}

}
