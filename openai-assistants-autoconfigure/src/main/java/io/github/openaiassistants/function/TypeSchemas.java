package io.github.openaiassistants.function;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of Java types, as the mapper reads them: with its names, for its creators.
 * Lives for one function; types that contain themselves are kept as definitions.
 */
final class TypeSchemas {

	private final JsonMapper mapper;

	private final boolean strict;

	private final Deque<JavaType> open = new ArrayDeque<>();

	// The names of types that contain themselves
	private final Map<JavaType, String> recursive = new HashMap<>();

	private final ObjectNode definitions;

	TypeSchemas(JsonMapper mapper, boolean strict) {
		this.mapper = mapper;
		this.strict = strict;
		this.definitions = mapper.createObjectNode();
	}

	/**
	 * Return the definitions that schemas made until now refer to.
	 * @return schemas by name
	 */
	ObjectNode definitions() {
		return this.definitions;
	}

	ObjectNode object() {
		ObjectNode schema = node("object");
		schema.putObject("properties");
		schema.putArray("required");
		schema.put("additionalProperties", false);
		return schema;
	}

	/**
	 * Add a property to the schema of an object.
	 * @param object the schema of the object
	 * @param name the name of the property
	 * @param type its type
	 * @param nullable whether it may be missing or null
	 * @param description what it is, or {@code null}
	 */
	void add(ObjectNode object, String name, JavaType type, boolean nullable, @Nullable String description) {
		ObjectNode schema = of(type);
		boolean optional = nullable || type.isReferenceType();
		if (optional && this.strict) {
			schema = orNull(schema);
		}
		if (description != null && !description.isBlank()) {
			schema.put("description", description);
		}
		object.withObjectProperty("properties").set(name, schema);
		if (!optional || this.strict) {
			object.withArrayProperty("required").add(name);
		}
	}

	private ObjectNode of(JavaType type) {
		Class<?> raw = type.getRawClass();
		String scalar = Scalars.jsonType(raw);
		if (scalar != null) {
			ObjectNode schema = node(scalar);
			return (Scalars.format(raw) != null) ? schema.put("format", Scalars.format(raw)) : schema;
		}
		if (type.isEnumType()) {
			return enumeration(raw);
		}
		if (type.isTypeOrSubTypeOf(JsonNode.class) || raw == Object.class) {
			return any(raw);
		}
		if (type.isReferenceType()) {
			return of(type.getReferencedType());
		}
		if (type.isMapLikeType()) {
			return map(type);
		}
		if (type.isContainerType()) {
			ObjectNode schema = node("array");
			schema.set("items", of(type.getContentType()));
			return schema;
		}
		if (raw.getName().startsWith("java.")) {
			throw unsupported(raw, "it has no JSON Schema", "Use a simple type, a record, an enum, a list or a map.");
		}
		return bean(type);
	}

	private ObjectNode any(Class<?> raw) {
		if (this.strict) {
			throw unsupported(raw, "content of any kind has no strict schema", "Give it a type, or leave strict out.");
		}
		if (raw == ObjectNode.class || raw == ArrayNode.class) {
			return node((raw == ObjectNode.class) ? "object" : "array");
		}
		return this.mapper.createObjectNode();
	}

	private ObjectNode map(JavaType type) {
		if (this.strict) {
			throw unsupported(type.getRawClass(), "names of any kind have no strict schema",
					"Use a record, or leave strict out.");
		}
		ObjectNode schema = node("object");
		schema.set("additionalProperties", of(type.getContentType()));
		return schema;
	}

	private ObjectNode enumeration(Class<?> raw) {
		ArrayNode values = this.mapper.createArrayNode();
		for (Object constant : raw.getEnumConstants()) {
			JsonNode value = this.mapper.valueToTree(constant);
			values.add(value);
		}
		ObjectNode schema = node(values.path(0).isNumber() ? "integer" : "string");
		schema.set("enum", values);
		return schema;
	}

	private ObjectNode bean(JavaType type) {
		if (this.open.contains(type)) {
			String name = type.getRawClass().getSimpleName() + (this.recursive.isEmpty() ? "" : this.recursive.size());
			return reference(this.recursive.computeIfAbsent(type, (first) -> name));
		}
		this.open.push(type);
		ObjectNode schema = describe(type);
		this.open.pop();
		String name = this.recursive.get(type);
		if (name == null) {
			return schema;
		}
		this.definitions.set(name, schema);
		return reference(name);
	}

	private ObjectNode describe(JavaType type) {
		DeserializationConfig config = this.mapper.deserializationConfig();
		ClassIntrospector introspector = config.classIntrospectorInstance();
		AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
		BeanDescription description = introspector.introspectForDeserialization(type, annotated);
		AnnotatedMember value = description.findJsonValueAccessor();
		if (value != null) {
			return of(value.getType());
		}
		List<BeanPropertyDefinition> properties = description.findProperties()
			.stream()
			.filter((property) -> property.couldDeserialize() && !property.isTypeId())
			.toList();
		if (type.isAbstract() || (properties.isEmpty() && !type.getRawClass().isRecord())) {
			throw unsupported(type.getRawClass(), "it has no properties that could be read",
					"Use a record, or write a FunctionHandler bean with a schema of its own.");
		}
		ObjectNode schema = object();
		String text = config.getAnnotationIntrospector().findClassDescription(config, annotated);
		if (text != null) {
			schema.put("description", text);
		}
		for (BeanPropertyDefinition property : properties) {
			add(schema, property.getName(), property.getPrimaryType(), Nullability.isNullable(property),
					property.getMetadata().getDescription());
		}
		return schema;
	}

	private ObjectNode orNull(ObjectNode schema) {
		if (schema.size() == 1 && schema.path("type").isString()) {
			String type = schema.path("type").stringValue();
			schema.putArray("type").add(type).add("null");
			return schema;
		}
		ObjectNode union = this.mapper.createObjectNode();
		union.putArray("anyOf").add(schema).add(node("null"));
		return union;
	}

	private ObjectNode node(String type) {
		return this.mapper.createObjectNode().put("type", type);
	}

	private ObjectNode reference(String name) {
		return this.mapper.createObjectNode().put("$ref", "#/$defs/" + name);
	}

	private static InvalidFunctionException unsupported(Class<?> raw, String problem, String remedy) {
		return new InvalidFunctionException("cannot have a parameter of type " + raw.getName() + ": " + problem,
				remedy);
	}

}
