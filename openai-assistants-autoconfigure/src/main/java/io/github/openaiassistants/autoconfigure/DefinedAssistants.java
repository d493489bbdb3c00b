package io.github.openaiassistants.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import io.github.openaiassistants.backend.responses.request.AssistantDefinition;
import io.github.openaiassistants.backend.responses.request.DefinitionCheck;
import io.github.openaiassistants.backend.responses.request.DefinitionProblem;

/**
 * The assistants that the application defines, as properties and as beans. Checks them
 * when all singletons exist: earlier, functions could not be looked up.
 */
class DefinedAssistants implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(DefinedAssistants.class);

	private final Map<String, AssistantDefinition> definitions = new LinkedHashMap<>();

	private final List<DefinitionProblem> problems = new ArrayList<>();

	private final DefinitionCheck check;

	private final BiPredicate<String, String> allowed;

	// @param allowed whether a function, named first, may be called by an assistant
	DefinedAssistants(Map<String, AssistantsDefinitionsProperties.Definition> properties,
			Map<String, AssistantDefinition> beans, DefinitionCheck check, BiPredicate<String, String> allowed) {
		this.check = check;
		this.allowed = allowed;
		properties.forEach(
				(id, definition) -> this.definitions.put(id, new DefinitionReader(id, this.problems).read(definition)));
		beans.forEach((id, definition) -> {
			if (this.definitions.putIfAbsent(id, definition) != null) {
				this.problems.add(new DefinitionProblem("definitions." + id, "there is a bean of this name, too",
						"Remove or rename one of them: the name of an AssistantDefinition bean is the id of the assistant.",
						true));
			}
		});
	}

	Map<String, AssistantDefinition> definitions() {
		return this.definitions;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.definitions.isEmpty()) {
			logger.warn("With openai.assistants.api=responses the application defines its assistants, but there is "
					+ "none: no run can be started. Define one below openai.assistants.definitions.<id>, or as a bean "
					+ "of the type AssistantDefinition whose name is the id");
		}
		List<DefinitionProblem> all = new ArrayList<>(this.problems);
		all.addAll(this.check.check(this.definitions));
		this.definitions.forEach((id, definition) -> checkAllowed(all, id, definition));
		DefinitionProblemsException.throwIfFatal(all);
		all.forEach((problem) -> logger.warn(DefinitionProblemsException.describe(problem) + " " + problem.remedy()));
	}

	private void checkAllowed(List<DefinitionProblem> all, String id, AssistantDefinition definition) {
		definition.functions()
			.stream()
			.filter((name) -> !this.allowed.test(name, id))
			.forEach((name) -> all.add(new DefinitionProblem("definitions." + id + ".functions",
					"openai.assistants.functions.allowed does not let this assistant call " + name,
					"Remove the function here, or add it there.", false)));
	}

}
