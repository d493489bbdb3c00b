package io.github.openaiassistants.test;

/**
 * The servers whose way of speaking the protocol the embedded server can take on. What
 * they do is the same, how it looks on the wire is not. A dialect is only as true as what
 * is known of its server; where that is little, the constant says so.
 */
public enum Dialect {

	/**
	 * OpenAI, as recorded. The URL ends in {@code /v1}.
	 */
	OPENAI,

	/**
	 * Azure OpenAI, as documented. The URL ends in {@code /openai}, every request needs
	 * the query parameter {@code api-version} and either an {@code api-key} header or a
	 * bearer token; the header {@code OpenAI-Beta} is not needed. Errors have a code and
	 * a message only.
	 */
	AZURE_OPENAI,

	/**
	 * Azure AI Foundry Agents (classic), after its API description and reports of its
	 * users. The URL ends in {@code /api/projects/embedded}, every request needs the
	 * query parameter {@code api-version} and a bearer token; the header
	 * {@code OpenAI-Beta} is not needed. Threads can be listed, the id of a tool call
	 * comes with each of its pieces, and streams contain keep-alive events without data.
	 */
	FOUNDRY;

	ServerTraits traits() {
		return switch (this) {
			case OPENAI -> new OpenAiTraits();
			case AZURE_OPENAI -> new AzureOpenAiTraits();
			case FOUNDRY -> new FoundryTraits();
		};
	}

}
