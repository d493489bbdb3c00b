package io.github.openaiassistants.autoconfigure;

/**
 * The application runs on a Spring Boot that is too old.
 */
class UnsupportedBootException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnsupportedBootException(String version) {
		super("openai-assistants-spring-boot-starter needs Spring Boot 4.1 or later, and this application runs on "
				+ version);
	}

}
