package io.github.openaiassistants.samples.readme;

import java.util.List;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ThreadObject;

class OldThreads {

	private final ThreadImport threads;

	OldThreads(ThreadImport threads) {
		this.threads = threads;
	}

	Mono<ThreadObject> revive(String oldThreadId, List<Line> history) {
		List<CreateMessageRequest> messages = history.stream()
			.map((line) -> line.byUser() ? CreateMessageRequest.user(line.text())
					: CreateMessageRequest.assistant(line.text()))
			.toList();
		return this.threads.seed(oldThreadId, CreateThreadRequest.builder().messages(messages).build());
	}

	record Line(boolean byUser, String text) {

	}

}
