package io.github.openaiassistants.codec;

import tools.jackson.databind.json.JsonMapper;

/**
 * Callback interface that can be used to customize the mapper that reads and writes what
 * travels to and from the assistants server. The application's own mapper is not used for
 * that, and not touched.
 */
@FunctionalInterface
public interface AssistantsJsonMapperCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder of this mapper alone
	 */
	void customize(JsonMapper.Builder builder);

}
