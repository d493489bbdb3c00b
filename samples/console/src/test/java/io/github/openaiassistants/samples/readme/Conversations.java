package io.github.openaiassistants.samples.readme;

import java.nio.file.Path;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.BlockingAssistantsClient;
import io.github.openaiassistants.client.UploadFileRequest;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.FileObject;
import io.github.openaiassistants.model.FilePurpose;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.VectorStoreObject;

class Conversations {

	private final AssistantsClient client;

	Conversations(AssistantsClient client) {
		this.client = client;
	}

	Mono<String> begin(String question) {
		return this.client.threads()
			.create()
			.flatMap((thread) -> this.client.messages()
				.create(thread.id(), CreateMessageRequest.user(question))
				.thenReturn(thread.id()));
	}

	Flux<MessageObject> history(String threadId) {
		return this.client.messages().list(threadId, ListQuery.builder().order(SortOrder.ASCENDING).build());
	}

	VectorStoreObject index(Path handbook) {
		BlockingAssistantsClient blocking = this.client.blocking();
		FileObject file = blocking.files().upload(UploadFileRequest.of(FilePurpose.ASSISTANTS, handbook));
		VectorStoreObject store = blocking.vectorStores()
			.create(CreateVectorStoreRequest.builder().name("Handbook").fileIds(List.of(file.id())).build());
		return blocking.vectorStores().pollUntilReady(store.id());
	}

}
