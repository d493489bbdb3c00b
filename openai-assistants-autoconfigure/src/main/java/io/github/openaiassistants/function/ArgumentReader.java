package io.github.openaiassistants.function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads arguments that a model wrote with the mapper of the application, but strictly:
 * nothing is coerced, and what is not known is left out.
 */
final class ArgumentReader {

	private static final int SHOWN = 200;

	private final JsonMapper mapper;

	private final ObjectReader trees;

	ArgumentReader(JsonMapper mapper) {
		this.mapper = mapper.rebuild()
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.withCoercionConfig(LogicalType.Textual,
					(textual) -> textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
			.withCoercionConfig(LogicalType.Enum,
					(enums) -> enums.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
			.build();
		this.trees = this.mapper.readerFor(JsonNode.class)
			.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
	}

	/**
	 * Read the text of the arguments.
	 * @param text what the model wrote; nothing at all counts as no arguments
	 * @return a JSON object
	 * @throws MalformedArgumentsException if it is none
	 */
	JsonNode object(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return this.mapper.createObjectNode();
		}
		JsonNode tree;
		try {
			tree = this.trees.readValue(text);
		}
		catch (JacksonException ex) {
			// Without the cause: its message quotes the text
			throw new MalformedArgumentsException("The arguments are no valid JSON.");
		}
		if (!tree.isObject()) {
			throw new MalformedArgumentsException("The arguments are no JSON object.");
		}
		return tree;
	}

	@Nullable Object read(JsonNode value, JavaType type, String name) {
		JsonNode given = value.isMissingNode() ? this.mapper.nullNode() : value;
		try {
			return this.mapper.treeToValue(given, type);
		}
		catch (JacksonException ex) {
			throw new MalformedArgumentsException("The argument " + path(name, ex) + " does not fit the schema.");
		}
	}

	private static String path(String name, JacksonException failure) {
		StringBuilder path = new StringBuilder(name);
		for (JacksonException.Reference reference : failure.getPath()) {
			path.append('.')
				.append((reference.getPropertyName() != null) ? reference.getPropertyName() : reference.getIndex());
		}
		return path.substring(0, Math.min(path.length(), SHOWN));
	}

}
