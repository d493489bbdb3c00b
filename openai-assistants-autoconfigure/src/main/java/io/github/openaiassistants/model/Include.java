package io.github.openaiassistants.model;

/**
 * What can be asked for beyond the usual content of an answer. Servers may know further
 * values.
 */
public final class Include {

	/**
	 * The text that file search found, in the steps of a run.
	 */
	public static final String FILE_SEARCH_CONTENT = "step_details.tool_calls[*].file_search.results[*].content";

	private Include() {
	}

}
