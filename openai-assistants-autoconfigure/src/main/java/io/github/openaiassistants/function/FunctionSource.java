package io.github.openaiassistants.function;

import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where functions come from besides {@link FunctionHandler} beans.
 */
@FunctionalInterface
public interface FunctionSource {

	/**
	 * Return the functions. Asked once, when all singletons exist.
	 * @return the functions, each with a name of its own
	 */
	Stream<FunctionHandler> handlers();

	/**
	 * Find the methods of beans that are annotated with {@link AssistantFunction}. Lazy
	 * beans are created when a function of theirs is called for the first time.
	 * @param beans the beans
	 * @param mapper reads arguments; schemas follow its settings
	 * @return the source of these functions
	 */
	static FunctionSource annotated(ConfigurableListableBeanFactory beans, JsonMapper mapper) {
		return new AnnotatedFunctions(beans, mapper);
	}

}
