package io.github.openaiassistants.codec;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JsonParser;

import io.github.openaiassistants.model.ContentPart;
import io.github.openaiassistants.model.ContentParts;

/**
 * The parts of a message to be created: an array without an object around it.
 */
final class ContentPartsShape implements Shape {

	private final ListShape list;

	ContentPartsShape(Shapes shapes) {
		this.list = new ListShape(shapes.of(ContentPart.class));
	}

	@Override
	public Object read(JsonParser parser) {
		Object value = this.list.read(parser);
		if (value instanceof List<?> elements) {
			List<ContentPart> parts = new ArrayList<>(elements.size());
			elements.forEach((element) -> parts.add((ContentPart) element));
			return new ContentParts(parts);
		}
		return new Inexact(null, ((Inexact) value).raw());
	}

	@Override
	public void write(Object value, JsonTarget target) {
		this.list.write(((ContentParts) value).parts(), target);
	}

}
