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
	FOUNDRY,

	/**
	 * LiteLLM's proxy, after its source. Streams have no event names: each event is an
	 * object with {@code event} and {@code data}, without members that are null. An error
	 * has no name either. Of the operations on runs there is only the one that creates a
	 * run on a thread.
	 */
	LITELLM,

	/**
	 * Astra Assistants, after its source. Streams have no event names, no end marker, and
	 * do not tell how a run ended. Runs cannot be cancelled.
	 */
	ASTRA,

	/**
	 * Open Assistant API, after its source. The URL ends in {@code /api/v1}. Lines end
	 * with CR LF, times have fractions, there are comments, an event of a message that
	 * does not exist, and no end marker. Every end but success cuts the connection.
	 */
	OPEN_ASSISTANT_API,

	/**
	 * DashScope, after the source of its SDKs and its documentation. The URL ends in
	 * {@code /api/v1}. The content of a message delta is an object instead of an array,
	 * and runs cannot be cancelled.
	 */
	DASHSCOPE;

	ServerTraits traits(boolean keepAlive) {
		return switch (this) {
			case OPENAI -> new OpenAiTraits();
			case AZURE_OPENAI -> new AzureOpenAiTraits();
			case FOUNDRY -> new FoundryTraits(keepAlive);
			case LITELLM -> new LiteLlmTraits();
			case ASTRA -> new AstraTraits();
			case OPEN_ASSISTANT_API -> new OpenAssistantApiTraits();
			case DASHSCOPE -> new DashScopeTraits();
		};
	}

}
