package io.github.openaiassistants.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of the assistants that the application defines, because a
 * server of the Responses API knows none.
 *
 * @param definitions Assistants by their ids.
 */
@ConfigurationProperties("openai.assistants")
public record AssistantsDefinitionsProperties(@DefaultValue Map<String, Definition> definitions) {

	/**
	 * Show the ids.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "AssistantsDefinitionsProperties[definitions=" + this.definitions.keySet() + "]";
	}

	/**
	 * One assistant.
	 *
	 * @param model Model it uses.
	 * @param name Name for people.
	 * @param description Description for people.
	 * @param instructions Instructions to the model.
	 * @param functions Names of functions of the application that it may call.
	 * @param tools Tools that the server runs.
	 * @param toolResources What these tools may use.
	 * @param temperature Sampling temperature, 0 to 2.
	 * @param topP Nucleus sampling mass, 0 to 1.
	 * @param responseFormat What the model must produce.
	 * @param reasoningEffort Reasoning effort, for example low.
	 * @param metadata Key-value pairs of the assistant.
	 * @param extraBody Further members of the body of every request, with their names on
	 * the wire.
	 */
	public record Definition(@Nullable String model, @Nullable String name, @Nullable String description,
			@Nullable String instructions, @DefaultValue List<String> functions, @DefaultValue List<Tool> tools,
			@DefaultValue ToolResources toolResources, @Nullable Double temperature, @Nullable Double topP,
			@Nullable ResponseFormat responseFormat, @Nullable String reasoningEffort,
			@DefaultValue Map<String, String> metadata, @DefaultValue Map<String, Object> extraBody) {

		/**
		 * Show names and sizes.
		 * @return a text without content
		 */
		@Override
		public String toString() {
			return "Definition[model=" + this.model + ", functions=" + this.functions + ", " + this.tools.size()
					+ " tools, extraBody=" + this.extraBody.keySet() + "]";
		}

	}

	/**
	 * A tool that the server runs.
	 *
	 * @param type Kind of the tool.
	 * @param maxNumResults Most results of file search, 1 to 50.
	 * @param rankingOptions How results of file search are ranked.
	 */
	public record Tool(@Nullable ToolType type, @Nullable Integer maxNumResults,
			@Nullable RankingOptions rankingOptions) {

		/**
		 * Read a tool that is given by its kind alone.
		 * @param type the kind in any spelling that properties may have
		 * @return the tool
		 * @throws IllegalArgumentException if there is no such kind
		 */
		public static Tool of(String type) {
			return new Tool(Spelling.find(ToolType.class, type), null, null);
		}

	}

	/**
	 * Kinds of tools that the server runs.
	 */
	public enum ToolType {

		/**
		 * The code interpreter.
		 */
		CODE_INTERPRETER,

		/**
		 * File search.
		 */
		FILE_SEARCH

	}

	/**
	 * How results of file search are ranked.
	 *
	 * @param ranker Ranker, for example auto.
	 * @param scoreThreshold Least score of a result, 0 to 1.
	 */
	public record RankingOptions(@Nullable String ranker, @Nullable Double scoreThreshold) {

	}

	/**
	 * What tools may use.
	 *
	 * @param fileSearch What file search may look into.
	 * @param codeInterpreter What the code interpreter may read.
	 */
	public record ToolResources(@DefaultValue FileSearch fileSearch, @DefaultValue CodeInterpreter codeInterpreter) {

	}

	/**
	 * What file search may look into.
	 *
	 * @param vectorStoreIds Ids of vector stores.
	 */
	public record FileSearch(@DefaultValue List<String> vectorStoreIds) {

	}

	/**
	 * What the code interpreter may read.
	 *
	 * @param fileIds Ids of files.
	 */
	public record CodeInterpreter(@DefaultValue List<String> fileIds) {

	}

	/**
	 * What the model must produce.
	 *
	 * @param type Kind of the format.
	 * @param name Name of the format, with json-schema.
	 * @param description What the format is for, with json-schema.
	 * @param schema JSON Schema, with json-schema.
	 * @param strict Whether the schema is followed strictly, with json-schema.
	 */
	public record ResponseFormat(@DefaultValue("json-schema") FormatType type, @Nullable String name,
			@Nullable String description, @DefaultValue Map<String, Object> schema, @Nullable Boolean strict) {

		/**
		 * Read a format that is given by its kind alone.
		 * @param type the kind in any spelling that properties may have
		 * @return the format
		 * @throws IllegalArgumentException if there is no such kind
		 */
		public static ResponseFormat of(String type) {
			return new ResponseFormat(Spelling.find(FormatType.class, type), null, null, Map.of(), null);
		}

	}

	/**
	 * Kinds of response formats.
	 */
	public enum FormatType {

		/**
		 * The server decides.
		 */
		AUTO,

		/**
		 * Text.
		 */
		TEXT,

		/**
		 * JSON without a schema.
		 */
		JSON_OBJECT,

		/**
		 * JSON that follows a schema.
		 */
		JSON_SCHEMA

	}

}
