package io.github.openaiassistants.codec;

import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.ListPage;

/**
 * Pages of lists. A bare array is a page, too; no data is an empty one. Data that cannot
 * be read is not taken for the end of a list.
 */
final class PageShape implements Shape {

	private final ListShape list;

	private final RecordShape page;

	private PageShape(ListShape list, Shapes shapes) {
		this.list = list;
		this.page = RecordShapes.create(ListPage.class,
				(type) -> (type instanceof ParameterizedType) ? this.list : shapes.of(type));
	}

	static PageShape of(Shape element, Shapes shapes) {
		return new PageShape(new ListShape(element), shapes);
	}

	@Override
	public Object read(JsonParser parser) {
		if (parser.hasToken(JsonToken.START_ARRAY)) {
			Object data = this.list.read(parser);
			return (data instanceof List<?> elements) ? new ListPage<>(null, elements, null, null, null, Map.of())
					: data;
		}
		Object value = this.page.read(parser);
		return (value instanceof ListPage<?> read && !isReadable(read))
				? new Inexact(null, ExactTree.of(read, this.page)) : value;
	}

	private static boolean isReadable(ListPage<?> page) {
		JsonNode raw = page.extra().get("data");
		return raw == null || raw.isNull() || (raw.isMissingNode() && "list".equals(page.object()));
	}

	@Override
	public void write(Object value, JsonTarget target) {
		this.page.write(value, target);
	}

}
