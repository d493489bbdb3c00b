package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to write when the address or the key is missing.
 */
class MissingConnectionFailureAnalyzer extends AbstractFailureAnalyzer<MissingConnectionException> {

	private static final String ELSE = """
			A server that wants no key ignores it: any word will do. To start without the client, set \
			openai.assistants.enabled=false; to supply address and key from code, define an \
			AssistantsConnectionDetails bean.""";

	private static final String KEY = """
			Put this into application.yml, and the key into the environment variable of that name:

			openai:
			  assistants:
			    api-key: ${ASSISTANTS_API_KEY}

			""" + ELSE;

	private static final String TOKEN = """
			Access tokens are fetched when there is a TokenCredential: add com.azure:azure-identity and a bean

			@Bean
			TokenCredential tokenCredential() {
			    return new DefaultAzureCredentialBuilder().build();
			}

			Or define an AssistantsCredentials bean that fetches them, or put one token or key into \
			openai.assistants.api-key.""";

	private static final String BLOCKS = """
			Put one of these into application.yml:

			OpenAI, with the Responses API:

			openai:
			  assistants:
			    base-url: https://api.openai.com/v1
			    api: responses
			    api-key: ${OPENAI_API_KEY}

			A gateway or a self-hosted server that speaks the Assistants API v2:

			openai:
			  assistants:
			    base-url: http://localhost:8080/v1
			    api-key: ${ASSISTANTS_API_KEY}

			Azure AI Foundry Agents (classic), until 2027-03-31, with a TokenCredential bean:

			openai:
			  assistants:
			    base-url: https://<account>.services.ai.azure.com
			    provider: foundry
			    project: <project>

			Azure OpenAI, where it still answers:

			openai:
			  assistants:
			    base-url: https://<resource>.openai.azure.com
			    provider: azure-openai
			    api-key: ${AZURE_OPENAI_API_KEY}

			""" + ELSE;

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingConnectionException cause) {
		if (cause.property().equals("api-key")) {
			boolean tokens = ProviderPreset.of(cause.provider()).scope() != null;
			return new FailureAnalysis(
					cause.getMessage() + ", or empty" + (tokens ? ", and there is no TokenCredential bean." : "."),
					place(cause) + (tokens ? TOKEN : KEY), cause);
		}
		return new FailureAnalysis(cause.getMessage() + ", and there is no default: "
				+ "OpenAI switched its Assistants API off on 2026-08-26.", place(cause) + BLOCKS, cause);
	}

	private static String place(MissingConnectionException cause) {
		String client = cause.client();
		return (client != null)
				? "What follows is for the first client; write the same below openai.assistants.clients." + client
						+ ".\n\n"
				: "";
	}

}
