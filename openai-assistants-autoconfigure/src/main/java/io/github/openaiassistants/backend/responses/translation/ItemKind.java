package io.github.openaiassistants.backend.responses.translation;

/**
 * The kinds of items that have a form in the Assistants API, and all others.
 */
enum ItemKind {

	/**
	 * A message of the assistant.
	 */
	MESSAGE,

	/**
	 * A call of a function of the application.
	 */
	FUNCTION_CALL,

	/**
	 * A call of the code interpreter.
	 */
	CODE_INTERPRETER_CALL,

	/**
	 * A call of file search.
	 */
	FILE_SEARCH_CALL,

	/**
	 * Anything else.
	 */
	HIDDEN;

	static ItemKind of(String type) {
		return switch (type) {
			case "message" -> MESSAGE;
			case "function_call" -> FUNCTION_CALL;
			case "code_interpreter_call" -> CODE_INTERPRETER_CALL;
			case "file_search_call" -> FILE_SEARCH_CALL;
			default -> HIDDEN;
		};
	}

}
