package io.github.openaiassistants.backend.responses.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ResponseFormatMode;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.UnknownTool;

/**
 * Finds what is wrong with definitions of assistants before the first run, when it costs
 * nothing.
 */
public final class DefinitionCheck {

	private static final String PROMPT = "prompt";

	private static final String AGENT = "agent_reference";

	private final FunctionSchemas functions;

	private final RawToolCheck rawTools;

	/**
	 * Create a check.
	 * @param functions finds the functions of the application
	 * @param rawEvents whether the application asked for raw events, and so can see what
	 * has no Assistants form
	 */
	public DefinitionCheck(FunctionSchemas functions, boolean rawEvents) {
		this.functions = functions;
		this.rawTools = new RawToolCheck(rawEvents);
	}

	/**
	 * Check how calls are mapped.
	 * @param options the options
	 * @return what is wrong, mostly nothing
	 */
	public List<DefinitionProblem> check(MappingOptions options) {
		if (options.background() && !options.store()) {
			return List.of(DefinitionProblem.error("responses.background",
					"responses go on in the background only when the server stores them",
					"Set openai.assistants.responses.store=true, or background=false."));
		}
		return List.of();
	}

	/**
	 * Check definitions.
	 * @param definitions the definitions by the ids of the assistants
	 * @return what is wrong, mostly nothing
	 */
	public List<DefinitionProblem> check(Map<String, AssistantDefinition> definitions) {
		List<DefinitionProblem> problems = new ArrayList<>();
		definitions.forEach((id, definition) -> check(new Findings("definitions." + id, problems), id, definition));
		return List.copyOf(problems);
	}

	private void check(Findings findings, String id, AssistantDefinition definition) {
		checkId(findings, id);
		checkModel(findings, definition);
		checkLimits(findings, definition);
		checkTools(findings, definition);
		checkResources(findings, definition);
		checkFormat(findings, definition);
		checkExtraBody(findings, definition.extraBody());
	}

	private static void checkId(Findings findings, String id) {
		try {
			Ids.require("assistant_id", id);
		}
		catch (RequestNotValidException ex) {
			findings.error(null, "the id cannot be used: " + ex.getMessage(),
					"Use 1 to 128 letters, digits, '_' and '-'.");
		}
	}

	private static void checkModel(Findings findings, AssistantDefinition definition) {
		boolean chosenElsewhere = definition.extraBody().containsKey(AGENT)
				|| definition.extraBody().containsKey(PROMPT);
		if ((definition.model() == null || definition.model().isBlank()) && !chosenElsewhere) {
			findings.error("model", "there is no model",
					"Set the model, or extra-body.agent_reference where the server keeps the definition.");
		}
	}

	private static void checkLimits(Findings findings, AssistantDefinition definition) {
		try {
			CreateAssistantRequest.builder((definition.model() != null) ? definition.model() : AGENT)
				.name(definition.name())
				.description(definition.description())
				.instructions(definition.instructions())
				.tools(definition.tools())
				.metadata(definition.metadata())
				.temperature(definition.temperature())
				.topP(definition.topP())
				.build();
		}
		catch (RequestNotValidException ex) {
			String what = (ex.getMessage() != null) ? ex.getMessage() : "a limit is crossed";
			findings.error(ex.field().replace('_', '-'), what, "Stay within the limit.");
		}
	}

	private void checkTools(Findings findings, AssistantDefinition definition) {
		Set<String> names = new HashSet<>();
		for (Tool tool : definition.tools()) {
			if (tool instanceof UnknownTool unknown) {
				findings.error("tools", "the Assistants API has no tool of the type " + unknown.type(),
						"Put the tool as the Responses API describes it into extra-body.tools.");
			}
			else if (tool instanceof FunctionTool function && function.function() != null) {
				checkName(findings, "tools", names, function.function().name());
			}
		}
		for (String name : definition.functions()) {
			checkName(findings, "functions", names, name);
			if (this.functions.find(name) == null) {
				findings.error("functions", "the application has no function " + name,
						"Add a method with @AssistantFunction or a FunctionHandler of this name, or remove it.");
			}
		}
	}

	private static void checkName(Findings findings, String property, Set<String> names, @Nullable String name) {
		if (name != null && !names.add(name)) {
			findings.error(property, "there is more than one function " + name,
					"Name it once, under tools or under functions.");
		}
	}

	private static void checkResources(Findings findings, AssistantDefinition definition) {
		try {
			ThreadResources resources = ThreadResources.of(definition.toolResources());
			if (!resources.newStores().isEmpty()) {
				findings.error("tool-resources.file-search.vector-stores",
						"nobody creates vector stores for a definition",
						"Create the vector store once, and name it under vector-store-ids.");
			}
			resources.vectorStoreIds().forEach((id) -> Ids.require("vector_store_ids", id));
			resources.fileIds().forEach((id) -> Ids.require("file_ids", id));
		}
		catch (RequestNotValidException ex) {
			findings.error("tool-resources", String.valueOf(ex.getMessage()), "Name ids as the server gave them.");
		}
	}

	private static void checkFormat(Findings findings, AssistantDefinition definition) {
		if (definition.responseFormat() instanceof ResponseFormatMode mode && !mode.equals(ResponseFormatMode.AUTO)) {
			findings.error("response-format", "auto is the only format without a type",
					"Use auto, or an object with the type text, json_object or json_schema.");
		}
		else if (definition.responseFormat() != null && definition.extraBody().containsKey("text")) {
			findings.error("extra-body.text", "it would replace response-format",
					"Remove response-format, and describe the format as extra-body.text.format.");
		}
	}

	private void checkExtraBody(Findings findings, Map<String, JsonNode> extraBody) {
		extraBody.keySet().stream().sorted().forEach((name) -> {
			String remedy = ExtraBody.OWNED.get(name);
			if (remedy != null) {
				findings.error("extra-body." + name, "this member of the body is set for every request", remedy);
			}
		});
		if (extraBody.containsKey(PROMPT)) {
			findings.warning("extra-body.prompt", "reusable prompts of OpenAI end on 2026-11-30",
					"Move model, instructions and tools of the prompt into the definition.");
		}
		checkList(findings, ExtraBody.INCLUDE, extraBody.get(ExtraBody.INCLUDE));
		JsonNode tools = extraBody.get(ExtraBody.TOOLS);
		if (checkList(findings, ExtraBody.TOOLS, tools) && tools != null) {
			tools.forEach((tool) -> this.rawTools.check(findings, tool));
		}
	}

	private static boolean checkList(Findings findings, String name, @Nullable JsonNode value) {
		if (value != null && !value.isArray()) {
			findings.error("extra-body." + name, "it is no list", "Write a list.");
			return false;
		}
		return true;
	}

}
