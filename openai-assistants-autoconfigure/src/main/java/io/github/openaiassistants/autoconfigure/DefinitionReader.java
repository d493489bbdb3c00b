package io.github.openaiassistants.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.backend.responses.request.AssistantDefinition;
import io.github.openaiassistants.backend.responses.request.DefinitionProblem;
import io.github.openaiassistants.model.CodeInterpreterResources;
import io.github.openaiassistants.model.CodeInterpreterTool;
import io.github.openaiassistants.model.FileSearchOptions;
import io.github.openaiassistants.model.FileSearchResources;
import io.github.openaiassistants.model.FileSearchTool;
import io.github.openaiassistants.model.JsonSchemaFormat;
import io.github.openaiassistants.model.JsonSchemaResponseFormat;
import io.github.openaiassistants.model.RankingOptions;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.ResponseFormatMode;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolResources;

/**
 * Makes the definition of an assistant of its properties.
 */
final class DefinitionReader {

	private static final int MOST_RESULTS = 50;

	private final String root;

	private final List<DefinitionProblem> problems;

	private final PropertyTrees trees = new PropertyTrees();

	DefinitionReader(String id, List<DefinitionProblem> problems) {
		this.root = "definitions." + id + ".";
		this.problems = problems;
	}

	AssistantDefinition read(AssistantsDefinitionsProperties.Definition properties) {
		AssistantDefinition definition = AssistantDefinition.builder()
			.model(properties.model())
			.name(properties.name())
			.description(properties.description())
			.instructions(properties.instructions())
			.functions(properties.functions())
			.tools(tools(properties.tools()))
			.toolResources(resources(properties.toolResources()))
			.temperature(properties.temperature())
			.topP(properties.topP())
			.responseFormat(format(properties.responseFormat()))
			.reasoningEffort(properties.reasoningEffort())
			.metadata(properties.metadata())
			.extraBody(extraBody(properties.extraBody()))
			.build();
		this.trees.empty()
			.forEach((path) -> refuse(path, "there is nothing, and that may be an empty text, list or object",
					"Write a value, leave it out, or define the assistant as a bean of the type AssistantDefinition."));
		return definition;
	}

	private void refuse(String property, String problem, String remedy) {
		this.problems.add(new DefinitionProblem(this.root + property, problem, remedy, true));
	}

	private List<Tool> tools(List<AssistantsDefinitionsProperties.Tool> properties) {
		List<Tool> tools = new ArrayList<>();
		for (int i = 0; i < properties.size(); i++) {
			Tool tool = tool("tools[" + i + "]", properties.get(i));
			if (tool != null) {
				tools.add(tool);
			}
		}
		return tools;
	}

	private @Nullable Tool tool(String path, AssistantsDefinitionsProperties.Tool tool) {
		if (tool.type() == null) {
			refuse(path + ".type", "there is no type", "Write code_interpreter or file_search.");
			return null;
		}
		if (tool.type() == AssistantsDefinitionsProperties.ToolType.FILE_SEARCH) {
			return new FileSearchTool("file_search", options(path, tool), Map.of());
		}
		if (tool.maxNumResults() != null || tool.rankingOptions() != null) {
			refuse(path, "the code interpreter does not search", "Remove max-num-results and ranking-options.");
		}
		return new CodeInterpreterTool("code_interpreter", Map.of());
	}

	private @Nullable FileSearchOptions options(String path, AssistantsDefinitionsProperties.Tool tool) {
		Integer results = tool.maxNumResults();
		if (results != null && (results < 1 || results > MOST_RESULTS)) {
			refuse(path + ".max-num-results", "it is " + results, "Write a whole number from 1 to 50.");
		}
		RankingOptions ranking = ranking(path + ".ranking-options", tool.rankingOptions());
		return (results != null || ranking != null) ? new FileSearchOptions(results, ranking, Map.of()) : null;
	}

	private @Nullable RankingOptions ranking(String path,
			AssistantsDefinitionsProperties.@Nullable RankingOptions options) {
		if (options == null) {
			return null;
		}
		Double threshold = options.scoreThreshold();
		if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
			refuse(path + ".score-threshold", "it is " + threshold, "Write a number from 0 to 1.");
		}
		return new RankingOptions(options.ranker(), threshold, Map.of());
	}

	private static @Nullable ToolResources resources(AssistantsDefinitionsProperties.ToolResources properties) {
		List<String> stores = properties.fileSearch().vectorStoreIds();
		List<String> files = properties.codeInterpreter().fileIds();
		if (stores.isEmpty() && files.isEmpty()) {
			return null;
		}
		return new ToolResources(files.isEmpty() ? null : new CodeInterpreterResources(files, Map.of()),
				stores.isEmpty() ? null : new FileSearchResources(stores, null, Map.of()), Map.of());
	}

	private @Nullable ResponseFormat format(AssistantsDefinitionsProperties.@Nullable ResponseFormat format) {
		if (format == null) {
			return null;
		}
		if (format.type() == AssistantsDefinitionsProperties.FormatType.JSON_SCHEMA) {
			return schema(format);
		}
		if (format.name() != null || !format.schema().isEmpty() || format.strict() != null) {
			refuse("response-format", "only json_schema has a name, a schema and strict",
					"Write json_schema as its type, or remove them.");
		}
		return switch (format.type()) {
			case AUTO -> ResponseFormatMode.AUTO;
			case TEXT -> ResponseFormat.text();
			default -> ResponseFormat.jsonObject();
		};
	}

	private ResponseFormat schema(AssistantsDefinitionsProperties.ResponseFormat format) {
		if (format.name() == null || format.name().isBlank()) {
			refuse("response-format.name", "there is no name", "Write the name of the format.");
		}
		if (format.schema().isEmpty()) {
			refuse("response-format.schema", "there is no schema", "Write a JSON Schema as YAML.");
		}
		JsonNode schema = this.trees.tree("response-format.schema", format.schema());
		return new JsonSchemaResponseFormat("json_schema",
				new JsonSchemaFormat(format.name(), format.description(), schema, format.strict(), Map.of()), Map.of());
	}

	private Map<String, JsonNode> extraBody(Map<String, Object> properties) {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		properties.forEach((name, value) -> members.put(name, this.trees.tree("extra-body." + name, value)));
		return members;
	}

}
