package io.github.openaiassistants.codec;

import tools.jackson.core.JsonParser;

import io.github.openaiassistants.model.UnknownKind;

/**
 * Values of kinds that are not known. They are written as they were received; they are
 * read through the union they belong to.
 */
final class UnknownShape implements Shape {

	@Override
	public Object read(JsonParser parser) {
		return new Inexact(null, ExactTree.read(parser));
	}

	@Override
	public void write(Object value, JsonTarget target) {
		ExactTree.write(((UnknownKind) value).raw(), target);
	}

}
