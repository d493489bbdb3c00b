package io.github.openaiassistants.autoconfigure;

/**
 * The kinds of servers that there are settings for.
 */
public enum Provider {

	/**
	 * A gateway or a self-hosted server that keeps to the API description of OpenAI.
	 */
	OPENAI_COMPATIBLE,

	/**
	 * Azure AI Foundry with classic agents.
	 */
	FOUNDRY,

	/**
	 * Azure OpenAI.
	 */
	AZURE_OPENAI

}
