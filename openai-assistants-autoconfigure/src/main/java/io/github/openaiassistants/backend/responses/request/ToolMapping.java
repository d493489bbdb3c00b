package io.github.openaiassistants.backend.responses.request;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CodeInterpreterTool;
import io.github.openaiassistants.model.FileSearchOptions;
import io.github.openaiassistants.model.FileSearchTool;
import io.github.openaiassistants.model.FunctionDefinition;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.RankingOptions;
import io.github.openaiassistants.model.Tool;

/**
 * Makes tools of the Responses API of tools of the Assistants API: flat, and with what
 * they may use.
 */
final class ToolMapping {

	static final String FILE_SEARCH = "file_search";

	static final String CODE_INTERPRETER = "code_interpreter";

	private static final String OLD_RANKER = "default_2024_08_21";

	private static final String CONTAINER = "container";

	private final ThreadResources resources;

	private final Notices notices;

	ToolMapping(ThreadResources resources, Notices notices) {
		this.resources = resources;
		this.notices = notices;
	}

	ArrayNode map(Iterable<Tool> tools) {
		ArrayNode mapped = JsonNodeFactory.instance.arrayNode();
		tools.forEach((tool) -> mapped.add(map(tool)));
		return mapped;
	}

	private ObjectNode map(Tool tool) {
		if (tool instanceof FunctionTool function && function.function() != null) {
			return Trees.with(function(function.function()), function.extra());
		}
		if (tool instanceof FileSearchTool search) {
			return Trees.with(fileSearch(search.fileSearch()), search.extra());
		}
		if (tool instanceof CodeInterpreterTool code) {
			return codeInterpreter(code.extra());
		}
		throw Refusals.unsupported("tools", "which has no tool of this type under this name",
				"Put the tool as the Responses API describes it into the extra-body of the definition.");
	}

	private static ObjectNode function(FunctionDefinition function) {
		ObjectNode tool = Trees.object("function");
		Trees.with(tool, "name", function.name());
		Trees.with(tool, "description", function.description());
		tool.set("parameters", (function.parameters() != null) ? function.parameters() : noParameters());
		// Servers take an absent value for true, the Assistants API took it for false
		tool.put("strict", Boolean.TRUE.equals(function.strict()));
		return Trees.with(tool, function.extra());
	}

	private static ObjectNode noParameters() {
		ObjectNode schema = Trees.object("object");
		schema.putObject("properties");
		return schema;
	}

	private ObjectNode fileSearch(@Nullable FileSearchOptions options) {
		if (!this.resources.isSearchable()) {
			throw new RequestNotValidException("tool_resources.file_search.vector_store_ids",
					"tool_resources.file_search.vector_store_ids is required by the tool file_search with "
							+ Refusals.BACKEND + ": name a vector store in the definition or the thread");
		}
		ObjectNode tool = Trees.object(FILE_SEARCH);
		tool.set("vector_store_ids", Trees.strings(this.resources.vectorStoreIds()));
		if (options == null) {
			return tool;
		}
		if (options.maxNumResults() != null) {
			tool.put("max_num_results", options.maxNumResults());
		}
		if (options.rankingOptions() != null) {
			tool.set("ranking_options", ranking(options.rankingOptions()));
		}
		return Trees.with(tool, options.extra());
	}

	private ObjectNode ranking(RankingOptions ranking) {
		ObjectNode options = Trees.object();
		if (OLD_RANKER.equals(ranking.ranker())) {
			this.notices.warn("The ranker " + OLD_RANKER + " is not known to the Responses API; auto is used");
			options.put("ranker", "auto");
		}
		else {
			Trees.with(options, "ranker", ranking.ranker());
		}
		if (ranking.scoreThreshold() != null) {
			options.put("score_threshold", ranking.scoreThreshold());
		}
		return Trees.with(options, ranking.extra());
	}

	private ObjectNode codeInterpreter(Map<String, JsonNode> extra) {
		ObjectNode tool = Trees.object(CODE_INTERPRETER);
		ObjectNode container = tool.putObject(CONTAINER).put("type", "auto");
		if (!this.resources.fileIds().isEmpty()) {
			if (extra.containsKey(CONTAINER)) {
				throw Refusals.unsupported("tool_resources.code_interpreter.file_ids",
						"while the tool names a container of its own", "Add the files to that container.");
			}
			container.set("file_ids", Trees.strings(this.resources.fileIds()));
		}
		return Trees.with(tool, extra);
	}

}
