package io.github.openaiassistants.samples.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CodeInterpreterTool;
import io.github.openaiassistants.model.FileSearchOptions;
import io.github.openaiassistants.model.FileSearchTool;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.JsonObjectResponseFormat;
import io.github.openaiassistants.model.JsonSchemaFormat;
import io.github.openaiassistants.model.JsonSchemaResponseFormat;
import io.github.openaiassistants.model.RankingOptions;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.ResponseFormatMode;
import io.github.openaiassistants.model.TextResponseFormat;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolResources;
import io.github.openaiassistants.model.UnknownTool;

/**
 * An assistant as the properties that define it.
 */
final class Definition {

	private final AssistantObject assistant;

	private final Report report;

	Definition(AssistantObject assistant, Report report) {
		this.assistant = assistant;
		this.report = report;
	}

	/**
	 * Return the properties.
	 * @return values by names, in the order of the documentation
	 */
	Map<String, Object> properties() {
		Map<String, Object> properties = new LinkedHashMap<>();
		put(properties, "model", this.assistant.model());
		put(properties, "name", this.assistant.name());
		put(properties, "description", this.assistant.description());
		put(properties, "instructions", this.assistant.instructions());
		put(properties, "temperature", this.assistant.temperature());
		put(properties, "top-p", this.assistant.topP());
		put(properties, "reasoning-effort", this.assistant.reasoningEffort());
		put(properties, "metadata", metadata());
		put(properties, "functions", functions());
		put(properties, "tools", tools());
		put(properties, "tool-resources", resources(this.assistant.toolResources()));
		put(properties, "response-format", format(this.assistant.responseFormat()));
		this.assistant.extra().forEach((name, value) -> {
			if (!value.isNull() && !value.isEmpty()) {
				leftOut(name);
			}
		});
		return properties;
	}

	private void leftOut(String what) {
		this.report.leftOut(this.assistant.id(), what);
	}

	private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
		if (value instanceof String text && !text.isEmpty()) {
			properties.put(name, PropertyText.of(text));
		}
		else if (value instanceof Number || value instanceof Boolean
				|| (value instanceof Map<?, ?> map && !map.isEmpty())
				|| (value instanceof List<?> list && !list.isEmpty())) {
			properties.put(name, value);
		}
	}

	private Map<String, Object> metadata() {
		Map<String, Object> metadata = new LinkedHashMap<>();
		if (this.assistant.metadata() != null) {
			this.assistant.metadata().forEach((name, value) -> {
				if (PropertyText.isPossibleName(name)) {
					metadata.put(PropertyText.name(name), PropertyText.of(value));
				}
				else {
					leftOut("metadata whose name no property can have");
				}
			});
		}
		return metadata;
	}

	private List<Tool> all() {
		return (this.assistant.tools() != null) ? this.assistant.tools() : List.of();
	}

	private List<String> functions() {
		List<String> names = new ArrayList<>();
		for (Tool tool : all()) {
			if (tool instanceof FunctionTool function && function.function() != null
					&& function.function().name() != null) {
				names.add(function.function().name());
			}
		}
		if (!names.isEmpty()) {
			this.report.toDo(this.assistant.id(),
					"the application needs functions of these names, which bring their schemas: "
							+ String.join(", ", names));
		}
		return names;
	}

	private List<Object> tools() {
		List<Object> tools = new ArrayList<>();
		for (Tool tool : all()) {
			if (tool instanceof CodeInterpreterTool) {
				tools.add("code_interpreter");
			}
			else if (tool instanceof FileSearchTool search) {
				tools.add(fileSearch(search.fileSearch()));
			}
			else if (tool instanceof UnknownTool unknown) {
				leftOut("the tool " + unknown.type());
			}
		}
		return tools;
	}

	private static Object fileSearch(@Nullable FileSearchOptions options) {
		Map<String, Object> properties = new LinkedHashMap<>();
		if (options != null) {
			put(properties, "max-num-results", options.maxNumResults());
			RankingOptions ranking = options.rankingOptions();
			if (ranking != null) {
				Map<String, Object> values = new LinkedHashMap<>();
				put(values, "ranker", ranking.ranker());
				put(values, "score-threshold", ranking.scoreThreshold());
				put(properties, "ranking-options", values);
			}
		}
		if (properties.isEmpty()) {
			return "file_search";
		}
		Map<String, Object> tool = new LinkedHashMap<>();
		tool.put("type", "file_search");
		tool.putAll(properties);
		return tool;
	}

	private Map<String, Object> resources(@Nullable ToolResources resources) {
		Map<String, Object> properties = new LinkedHashMap<>();
		if (resources == null) {
			return properties;
		}
		if (resources.fileSearch() != null) {
			put(properties, "file-search", ids("vector-store-ids", resources.fileSearch().vectorStoreIds()));
		}
		if (resources.codeInterpreter() != null) {
			put(properties, "code-interpreter", ids("file-ids", resources.codeInterpreter().fileIds()));
		}
		if (!properties.isEmpty()) {
			this.report.toDo(this.assistant.id(),
					"files and vector stores were not copied: name those of the new " + "server below tool-resources");
		}
		resources.extra().forEach((name, value) -> leftOut("the resources of the tool " + name));
		return properties;
	}

	private static Map<String, Object> ids(String name, @Nullable List<String> ids) {
		return (ids != null && !ids.isEmpty()) ? Map.of(name, ids) : Map.of();
	}

	private @Nullable Object format(@Nullable ResponseFormat format) {
		if (format instanceof ResponseFormatMode mode && mode.equals(ResponseFormatMode.AUTO)) {
			return null;
		}
		if (format instanceof JsonSchemaResponseFormat schema && schema.jsonSchema() != null) {
			return schema(schema.jsonSchema());
		}
		String type = type(format);
		if (format != null && type == null) {
			leftOut("the response format");
		}
		return type;
	}

	private static @Nullable String type(@Nullable ResponseFormat format) {
		if (format instanceof TextResponseFormat) {
			return "text";
		}
		return (format instanceof JsonObjectResponseFormat) ? "json_object" : null;
	}

	private @Nullable Object schema(JsonSchemaFormat format) {
		Object schema = (format.schema() != null) ? PropertyTree.of(format.schema()) : null;
		if (schema == null) {
			leftOut("the response format, whose schema no property can hold: define the assistant as a bean");
			return null;
		}
		Map<String, Object> properties = new LinkedHashMap<>();
		put(properties, "name", format.name());
		put(properties, "description", format.description());
		put(properties, "strict", format.strict());
		put(properties, "schema", schema);
		return properties;
	}

}
