package io.github.openaiassistants.samples.migrate.before;

import com.azure.ai.agents.persistent.PersistentAgentsClient;
import com.azure.ai.agents.persistent.models.CreateRunOptions;
import com.azure.ai.agents.persistent.models.MessageDeltaTextContent;
import com.azure.ai.agents.persistent.models.StreamMessageUpdate;

class AzureAgents {

	void ask(PersistentAgentsClient client, String threadId, String agentId) {
		client.getRunsClient()
			.createRunStreaming(new CreateRunOptions(threadId, agentId))
			.filter(StreamMessageUpdate.class::isInstance)
			.flatMap((update) -> ((StreamMessageUpdate) update).getMessage().getDelta().getContent().stream())
			.forEach((part) -> System.out.print(((MessageDeltaTextContent) part).getText().getValue()));
	}

}
