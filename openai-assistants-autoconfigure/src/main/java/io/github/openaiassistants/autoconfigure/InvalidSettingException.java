package io.github.openaiassistants.autoconfigure;

/**
 * A setting that cannot work. Neither message nor remedy repeats the value.
 */
class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String problem;

	private final String remedy;

	InvalidSettingException(String property, String problem, String remedy) {
		super("openai.assistants." + property + " " + problem);
		this.property = property;
		this.problem = problem;
		this.remedy = remedy;
	}

	InvalidSettingException ofClient(String client) {
		return new InvalidSettingException("clients." + client + "." + this.property, this.problem, this.remedy);
	}

	String remedy() {
		return this.remedy;
	}

}
