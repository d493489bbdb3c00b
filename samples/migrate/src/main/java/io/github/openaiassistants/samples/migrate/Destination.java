package io.github.openaiassistants.samples.migrate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.autoconfigure.AssistantsResponsesProperties;
import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.client.BlockingAssistantsClient;

/**
 * Where threads are moved to, with the settings of the application that will use them.
 */
@Component
class Destination {

	private final ObjectProvider<AssistantsResponsesProperties> properties;

	private final ObjectProvider<ThreadImport> threads;

	Destination(ObjectProvider<AssistantsResponsesProperties> properties, ObjectProvider<ThreadImport> threads) {
		this.properties = properties;
		this.threads = threads;
	}

	ThreadCopy copy(BlockingAssistantsClient source, Mapping mapping, Report report) {
		AssistantsResponsesProperties responses = this.properties.getIfAvailable();
		if (responses == null) {
			throw new BadArgumentsException(
					"openai.assistants.api must be responses: threads are copied to such a server");
		}
		boolean keepsMessages = responses.state() == StateMode.LOCAL_HISTORY;
		if (keepsMessages && responses.stores().type() == AssistantsResponsesProperties.StoreType.MEMORY) {
			throw new BadArgumentsException(
					"with openai.assistants.responses.state=local-history threads are kept in the "
							+ "store of the application: set openai.assistants.responses.stores.type=jdbc and spring.datasource");
		}
		return new ThreadCopy(source, this.threads.getObject(), mapping, report, keepsMessages);
	}

}
