package io.github.openaiassistants.backend.responses.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.Tool;

/**
 * The assistants of the application by their ids. Immutable; the functions are looked up
 * when a definition is first used, because they may not exist earlier.
 */
public final class AssistantCatalog {

	private static final int SHOWN_IDS = 5;

	private final Map<String, AssistantDefinition> definitions;

	private final FunctionSchemas functions;

	private final Instant createdAt;

	/**
	 * Create a catalog.
	 * @param definitions the definitions by the ids of the assistants, in the order in
	 * which they are listed
	 * @param functions finds the functions that definitions name
	 * @param createdAt when the assistants were created: the start of the application
	 */
	public AssistantCatalog(Map<String, AssistantDefinition> definitions, FunctionSchemas functions,
			Instant createdAt) {
		this.definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
		this.functions = functions;
		this.createdAt = createdAt;
	}

	/**
	 * Return a definition.
	 * @param assistantId the assistant, an id that was checked
	 * @return the definition, its functions among its tools
	 * @throws NotFoundException if there is no such assistant
	 * @throws RequestNotValidException if the definition names a function that the
	 * application does not have
	 */
	public AssistantDefinition definition(String assistantId) {
		AssistantDefinition definition = this.definitions.get(assistantId);
		if (definition == null) {
			throw Refusals.unknown("assistant", assistantId,
					"With " + Refusals.BACKEND + " the application defines its assistants, as "
							+ "openai.assistants.definitions.<id> or as beans; there are " + known() + ".");
		}
		if (definition.functions().isEmpty()) {
			return definition;
		}
		List<Tool> tools = new ArrayList<>(definition.tools());
		definition.functions().forEach((name) -> tools.add(function(assistantId, name)));
		return definition.toBuilder().tools(tools).functions(List.of()).build();
	}

	private FunctionTool function(String assistantId, String name) {
		FunctionTool tool = this.functions.find(name);
		if (tool == null) {
			throw new RequestNotValidException("assistant_id", "openai.assistants.definitions." + assistantId
					+ ".functions names " + name + ", but the application has no function of this name");
		}
		return tool;
	}

	private String known() {
		if (this.definitions.isEmpty()) {
			return "none";
		}
		String shown = this.definitions.keySet().stream().limit(SHOWN_IDS).collect(Collectors.joining(", "));
		int more = this.definitions.size() - SHOWN_IDS;
		return (more > 0) ? shown + " and " + more + " more" : shown;
	}

	/**
	 * Return an assistant as the Assistants API shows it.
	 * @param assistantId the assistant, an id that was checked
	 * @return the assistant
	 * @throws NotFoundException if there is no such assistant
	 */
	public AssistantObject retrieve(String assistantId) {
		AssistantDefinition definition = definition(assistantId);
		return new AssistantObject(assistantId, "assistant", this.createdAt.getEpochSecond(), definition.name(),
				definition.description(), definition.model(), definition.instructions(), definition.tools(),
				definition.toolResources(), definition.metadata(), definition.temperature(), definition.topP(),
				definition.responseFormat(), definition.reasoningEffort(), Map.of());
	}

	/**
	 * List the assistants. They were created in the order of their definitions.
	 * @param query limit, order and cursors
	 * @return a page of the assistants
	 * @throws RequestNotValidException if a cursor names no assistant
	 */
	public ListPage<AssistantObject> list(ListQuery query) {
		ListPage<String> ids = ListWindow.of(List.copyOf(this.definitions.keySet()), (id) -> id, query);
		List<AssistantObject> assistants = ids.data().stream().map(this::retrieve).toList();
		return ListWindow.page(assistants, AssistantObject::id, isTrue(ids.hasMore()));
	}

	private static boolean isTrue(@Nullable Boolean value) {
		return Boolean.TRUE.equals(value);
	}

}
