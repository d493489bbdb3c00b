package io.github.openaiassistants.function;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a method as those of a function: their schema, and how arguments
 * become theirs.
 */
final class FunctionParameters {

	private final List<Parameter> parameters = new ArrayList<>();

	private final ObjectNode schema;

	private final RequiredMembers required;

	FunctionParameters(Method method, Class<?> beanType, JsonMapper mapper, boolean strict) {
		TypeSchemas types = new TypeSchemas(mapper, strict);
		this.schema = types.object();
		Set<String> names = new HashSet<>();
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new MethodParameter(method, i).withContainingClass(beanType);
			parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
			if (parameter.getParameterType() == FunctionCallContext.class) {
				this.parameters.add(new Parameter("", null));
				continue;
			}
			String name = name(parameter);
			if (!names.add(name)) {
				throw new InvalidFunctionException("has two parameters " + name, "Rename one of them.");
			}
			Type declared = GenericTypeResolver.resolveType(parameter.getGenericParameterType(), beanType);
			JavaType type = mapper.constructType(declared);
			JsonPropertyDescription description = parameter.getParameterAnnotation(JsonPropertyDescription.class);
			types.add(this.schema, name, type, Nullability.isNullable(parameter),
					(description != null) ? description.value() : null);
			this.parameters.add(new Parameter(name, type));
		}
		if (!types.definitions().isEmpty()) {
			this.schema.set("$defs", types.definitions());
		}
		this.required = new RequiredMembers(this.schema);
	}

	private static String name(MethodParameter parameter) {
		JsonProperty annotation = parameter.getParameterAnnotation(JsonProperty.class);
		if (annotation != null && StringUtils.hasText(annotation.value())) {
			return annotation.value();
		}
		String name = parameter.getParameterName();
		if (name == null) {
			throw new InvalidFunctionException("has parameters whose names are not known",
					"Compile with -parameters, or name them with @JsonProperty.");
		}
		return name;
	}

	/**
	 * Return the schema of all parameters.
	 * @return the schema of an object
	 */
	ObjectNode schema() {
		return this.schema;
	}

	/**
	 * Read the arguments of a call.
	 * @param arguments what the model wrote
	 * @param context the context of the call
	 * @param reader reads each of them
	 * @return the arguments of the method
	 * @throws MalformedArgumentsException if they do not fit
	 */
	@Nullable Object[] read(JsonNode arguments, FunctionCallContext context, ArgumentReader reader) {
		this.required.check(arguments);
		@Nullable Object[] values = new @Nullable Object[this.parameters.size()];
		for (int i = 0; i < values.length; i++) {
			Parameter parameter = this.parameters.get(i);
			values[i] = (parameter.type() != null)
					? reader.read(arguments.path(parameter.name()), parameter.type(), parameter.name()) : context;
		}
		return values;
	}

	/**
	 * One parameter of the method.
	 *
	 * @param name its name in the schema
	 * @param type its type, or {@code null} when it takes the context
	 */
	private record Parameter(String name, @Nullable JavaType type) {

	}

}
