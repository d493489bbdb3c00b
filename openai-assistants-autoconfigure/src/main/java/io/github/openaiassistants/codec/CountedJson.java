package io.github.openaiassistants.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

import tools.jackson.core.SerializableString;

/**
 * Values are only counted: how many there are, and how many characters names and texts
 * have together. A name is no value.
 */
final class CountedJson implements JsonTarget {

	private long values;

	private long characters;

	long values() {
		return this.values;
	}

	long characters() {
		return this.characters;
	}

	@Override
	public void writeStartObject() {
		this.values++;
	}

	@Override
	public void writeName(String name) {
		this.characters += name.length();
	}

	@Override
	public void writeName(SerializableString name) {
		this.characters += name.charLength();
	}

	@Override
	public void writeEndObject() {
		// Counted where it began
	}

	@Override
	public void writeStartArray() {
		this.values++;
	}

	@Override
	public void writeEndArray() {
		// Counted where it began
	}

	@Override
	public void writeString(String text) {
		this.values++;
		this.characters += text.length();
	}

	@Override
	public void writeNumber(int number) {
		this.values++;
	}

	@Override
	public void writeNumber(long number) {
		this.values++;
	}

	@Override
	public void writeNumber(double number) {
		this.values++;
	}

	@Override
	public void writeNumber(BigInteger number) {
		this.values++;
	}

	@Override
	public void writeNumber(BigDecimal number) {
		this.values++;
	}

	@Override
	public void writeNumber(String number) {
		this.values++;
	}

	@Override
	public void writeBoolean(boolean value) {
		this.values++;
	}

	@Override
	public void writeNull() {
		this.values++;
	}

	@Override
	public void writePOJO(Object value) {
		this.values++;
	}

}
