package io.github.openaiassistants.codec;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.ContentParts;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.NamedToolChoice;
import io.github.openaiassistants.model.OpenEnum;
import io.github.openaiassistants.model.PlainText;
import io.github.openaiassistants.model.RequestContent;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.ResponseFormatMode;
import io.github.openaiassistants.model.ToolChoice;
import io.github.openaiassistants.model.ToolChoiceMode;
import io.github.openaiassistants.model.UnknownKind;
import io.github.openaiassistants.model.UnknownToolChoice;
import io.github.openaiassistants.model.WireObject;

/**
 * The shapes of all types of the model. They are made when they are first needed.
 */
final class Shapes {

	private static final Shape UNKNOWN = new UnknownShape();

	private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

	/**
	 * Tell whether a type belongs to the model and so has a shape.
	 * @param type the type
	 * @return {@code true} for the records and unions of the model
	 */
	static boolean supports(Class<?> type) {
		return type.getPackage() == WireObject.class.getPackage() && (type.isRecord() || type.isSealed());
	}

	/**
	 * Return the shape of a type of the model.
	 * @param type the type
	 * @return the shape
	 */
	Shape of(Class<?> type) {
		Shape shape = this.shapes.get(type);
		if (shape == null) {
			// Not computeIfAbsent: a shape asks for the shapes of its parts. The same
			// shape made twice does no harm.
			shape = create(type);
			this.shapes.put(type, shape);
		}
		return shape;
	}

	/**
	 * Return the shape of pages of a list.
	 * @param element the type of the objects in the list
	 * @return the shape
	 */
	Shape ofPage(Class<?> element) {
		return PageShape.of(of(element), this);
	}

	Shape of(Type type) {
		if (type instanceof ParameterizedType generic) {
			Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
			if (generic.getRawType() == List.class) {
				return new ListShape(of(last));
			}
			if (generic.getRawType() == Map.class && last == String.class) {
				return new StringMapShape();
			}
			if (generic.getRawType() == Map.class && last == JsonNode.class) {
				return new NodeMapShape();
			}
		}
		if (type instanceof Class<?> plain) {
			return of(plain);
		}
		throw new IllegalArgumentException("No shape for " + type);
	}

	private Shape create(Class<?> type) {
		Shape scalar = ScalarShape.of(type);
		if (scalar != null) {
			return scalar;
		}
		BiFunction<@Nullable String, JsonNode, Object> unknown = Unions.unknown(type);
		if (unknown != null) {
			UnionShape union = new UnionShape(kinds(type), unknown);
			return (type == ResponseFormat.class) ? responseFormat(union) : union;
		}
		if (type == ToolChoice.class) {
			return new ChoiceShape(
					Map.of(JsonToken.VALUE_STRING, of(ToolChoiceMode.class), JsonToken.START_OBJECT,
							of(NamedToolChoice.class)),
					new UnionShape(Map.of(), UnknownToolChoice::new), (value) -> of(value.getClass()));
		}
		if (type == RequestContent.class) {
			return new ChoiceShape(
					Map.of(JsonToken.VALUE_STRING, of(PlainText.class), JsonToken.START_ARRAY, of(ContentParts.class)),
					null, (value) -> of(value.getClass()));
		}
		if (type == PlainText.class) {
			return new TextShape(Map.of(), PlainText::new, (value) -> ((PlainText) value).value());
		}
		if (type == ContentParts.class) {
			return new ContentPartsShape(this);
		}
		if (type == ListPage.class) {
			return PageShape.of(new ElementShape(this), this);
		}
		if (OpenEnum.class.isAssignableFrom(type)) {
			return openEnum(type);
		}
		if (UnknownKind.class.isAssignableFrom(type)) {
			return UNKNOWN;
		}
		if (!supports(type) || !type.isRecord()) {
			throw new IllegalArgumentException("No shape for " + type.getName());
		}
		return RecordShapes.create(type, this::of);
	}

	private Shape responseFormat(UnionShape union) {
		return new ChoiceShape(Map.of(JsonToken.VALUE_STRING, of(ResponseFormatMode.class)), union,
				(value) -> (value instanceof ResponseFormatMode) ? of(ResponseFormatMode.class) : union);
	}

	private Map<String, UnionShape.Kind> kinds(Class<?> union) {
		Map<String, UnionShape.Kind> kinds = new LinkedHashMap<>();
		Unions.kinds(union)
			.forEach((name, type) -> kinds.put(name, new UnionShape.Kind(name, type, (RecordShape) of(type))));
		return kinds;
	}

	private static Shape openEnum(Class<?> type) {
		Map<String, Object> known = new HashMap<>();
		Arrays.stream(type.getFields())
			.filter((field) -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
			.map(RecordShapes::constant)
			.forEach((constant) -> known.put(((OpenEnum) constant).value(), constant));
		Function<String, Object> factory = RecordShapes.factory(type);
		return new TextShape(known, factory, (value) -> ((OpenEnum) value).value());
	}

}
