package io.github.openaiassistants.function;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.model.FunctionDefinition;
import io.github.openaiassistants.model.FunctionTool;

/**
 * The functions of the application. Collects them when all singletons exist, or when it
 * is first asked: beans with functions may themselves start runs.
 */
public final class FunctionRegistry implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(FunctionRegistry.class);

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private final JsonMapper mapper;

	private final FunctionAllowance allowance;

	private final Supplier<Map<String, Entry>> entries;

	/**
	 * Create a registry.
	 * @param handlers supplies the functions, asked once
	 * @param mapper reads schemas
	 * @param allowed the names of the functions that an assistant may call, by the id of
	 * the assistant; an assistant that is not there may call all
	 */
	public FunctionRegistry(Supplier<Stream<FunctionHandler>> handlers, JsonMapper mapper,
			Map<String, List<String>> allowed) {
		this.mapper = mapper;
		this.allowance = new FunctionAllowance(allowed);
		this.entries = SingletonSupplier.of(() -> collect(handlers.get()));
	}

	/**
	 * Collect the functions now, so that one which cannot be offered is found at
	 * start-up.
	 * @throws InvalidFunctionException if there is one
	 */
	@Override
	public void afterSingletonsInstantiated() {
		Map<String, Entry> collected = this.entries.get();
		logger.debug("Functions for assistants: " + collected.keySet());
	}

	private Map<String, Entry> collect(Stream<FunctionHandler> handlers) {
		Map<String, Entry> collected = new LinkedHashMap<>();
		handlers.forEach((handler) -> {
			String name = handler.name();
			Entry other = collected.put(name, new Entry(handler, tool(name, handler)));
			if (other != null) {
				throw new InvalidFunctionException(
						"There are two functions " + name + ": " + origin(other.handler()) + " and " + origin(handler),
						"Rename one of them, for example with @AssistantFunction(name = \"…\"), or remove it.");
			}
		});
		return collected;
	}

	private FunctionTool tool(String name, FunctionHandler handler) {
		if (!NAME.matcher(name).matches()) {
			throw new InvalidFunctionException("The name of the function " + origin(handler) + " cannot be sent",
					"Use 1 to 64 letters, digits, '_' and '-'.");
		}
		FunctionDefinition definition = new FunctionDefinition(name, handler.description(), schema(name, handler),
				handler.strict() ? true : null, Map.of());
		return new FunctionTool("function", definition, Map.of());
	}

	private JsonNode schema(String name, FunctionHandler handler) {
		JsonNode schema;
		try {
			schema = this.mapper.readTree(handler.parameters());
		}
		catch (JacksonException ex) {
			throw noSchema(name, handler);
		}
		if (!schema.isObject()) {
			throw noSchema(name, handler);
		}
		return schema;
	}

	private static InvalidFunctionException noSchema(String name, FunctionHandler handler) {
		return new InvalidFunctionException(
				"The parameters of the function " + name + ", " + origin(handler) + ", are no JSON object",
				"Return a JSON Schema such as {\"type\": \"object\", \"properties\": {}}.");
	}

	private static String origin(FunctionHandler handler) {
		return (handler instanceof Located located) ? located.location() : handler.getClass().getName();
	}

	/**
	 * Find a function.
	 * @param name its name
	 * @return the function, or {@code null} when there is none of this name
	 */
	public @Nullable FunctionHandler find(String name) {
		Entry entry = this.entries.get().get(name);
		return (entry != null) ? entry.handler() : null;
	}

	/**
	 * Return whether an assistant may call a function.
	 * @param name the name of the function
	 * @param assistantId the assistant, or {@code null} when it is not known
	 * @return whether it may
	 */
	public boolean isAllowed(String name, @Nullable String assistantId) {
		return this.allowance.allows(name, assistantId);
	}

	/**
	 * Return all functions as tools of requests.
	 * @return the tools, those of beans first
	 */
	public List<FunctionTool> tools() {
		return all().stream().map(Entry::tool).toList();
	}

	/**
	 * Return the functions that an assistant may call as tools of requests.
	 * @param assistantId the assistant
	 * @return the tools, those of beans first
	 */
	public List<FunctionTool> tools(String assistantId) {
		return all().stream()
			.filter((entry) -> isAllowed(entry.handler().name(), assistantId))
			.map(Entry::tool)
			.toList();
	}

	private Collection<Entry> all() {
		return this.entries.get().values();
	}

	/**
	 * A function and what is sent of it.
	 *
	 * @param handler the function
	 * @param tool what is sent
	 */
	private record Entry(FunctionHandler handler, FunctionTool tool) {

	}

}
