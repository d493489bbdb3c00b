package io.github.openaiassistants.samples.webchat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.relay.RunRelay;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * The conversations, all of which are kept by the server.
 */
@Component
class Conversations {

	private static final ListQuery LATEST = ListQuery.builder().limit(1).order(SortOrder.DESCENDING).build();

	private static final ListQuery OLDEST_FIRST = ListQuery.builder().limit(100).order(SortOrder.ASCENDING).build();

	private final AssistantsClient client;

	private final AssistantRunStreamer streamer;

	private final RunRelay relay;

	private final String assistantId;

	Conversations(AssistantsClient client, AssistantRunStreamer streamer, RunRelay relay,
			WebChatProperties properties) {
		this.client = client;
		this.streamer = streamer;
		this.relay = relay;
		this.assistantId = Objects.requireNonNull(properties.assistantId());
	}

	Mono<Conversation> begin(String visitor) {
		return this.client.threads()
			.create(CreateThreadRequest.builder().metadata(ThreadOwners.metadata(visitor)).build())
			.map(ThreadObject::id)
			.map((thread) -> new Conversation(thread, null, List.of()));
	}

	// The run first: when it ends meanwhile, the page reads all of it from its events
	Mono<Conversation> read(String thread) {
		return activeRun(thread).flatMap((run) -> this.client.messages()
			.list(thread, OLDEST_FIRST)
			.map(ChatMessage::of)
			.collectList()
			.map((messages) -> new Conversation(thread, run.orElse(null), messages)));
	}

	private Mono<Optional<String>> activeRun(String thread) {
		return this.client.runs()
			.page(thread, LATEST)
			.map((page) -> page.data()
				.stream()
				.filter((run) -> run.status() != null && !run.status().isFinal())
				.map(RunObject::id)
				.findFirst());
	}

	// The run goes on in the background, the page asks for its events
	Mono<AnswerStarted> ask(String thread, String question) {
		Flux<AssistantsEvent> run = this.streamer.createRun(thread,
				CreateRunRequest.builder(this.assistantId)
					.additionalMessages(List.of(CreateMessageRequest.user(question)))
					.build());
		return this.relay.open(run, this.relay.options()).map((started) -> new AnswerStarted(thread, started.runId()));
	}

	Mono<Void> cancel(String thread, String run) {
		return this.client.runs().cancel(thread, run).then();
	}

}
