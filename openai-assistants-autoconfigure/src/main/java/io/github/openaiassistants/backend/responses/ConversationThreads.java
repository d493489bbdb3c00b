package io.github.openaiassistants.backend.responses;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.backend.responses.request.AttachmentMode;
import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.MessageItem;
import io.github.openaiassistants.backend.responses.request.NewItems;
import io.github.openaiassistants.backend.responses.request.NewThread;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.backend.responses.request.Repair;
import io.github.openaiassistants.backend.responses.request.ThreadChange;
import io.github.openaiassistants.backend.responses.request.ThreadHistory;
import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.backend.responses.translation.ConversationObjects;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.UnexpectedAnswerException;
import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.ThreadObject;

/**
 * Threads that are conversations at the server. What tools may use in them is kept here.
 */
final class ConversationThreads implements Threads {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final int OK = 200;

	private final ResponsesCalls calls;

	private final ConversationItems items;

	private final KeptThreads kept;

	private final ThreadProvisions provisions;

	private final StoreCalls stores;

	private final ThreadStore threads;

	private final RunStore runs;

	private final InstantSource clock;

	private final Scheduler timer;

	private final ConversationRepair repair;

	private final boolean attaches;

	ConversationThreads(ResponsesCalls calls, BridgeServices services, BridgeSettings settings) {
		this.calls = calls;
		this.items = new ConversationItems(calls);
		this.stores = new StoreCalls(services.blocking());
		this.kept = new KeptThreads(services.threads(), this.stores, services.clock());
		this.provisions = new ThreadProvisions(this.kept,
				new VectorStores(services.wire().vectorStores(), services.timer()), true);
		this.threads = services.threads();
		this.runs = services.runs();
		this.clock = services.clock();
		this.timer = services.timer();
		this.repair = new ConversationRepair(settings.repair());
		this.attaches = settings.options().attachments() != AttachmentMode.REFUSE;
	}

	@Override
	public Mono<String> resolve(String threadId) {
		return this.kept.resolve(threadId);
	}

	@Override
	public Mono<ThreadObject> create(NewThread thread) {
		return this.provisions.create(thread.content().resources(),
				(resources) -> this.calls.createConversation(thread.conversation())
					.onErrorMap(MissingConversations::explain)
					.map(ConversationThreads::thread)
					.flatMap((created) -> fill(created.id(), thread.furtherItems(), resources)
						.thenReturn(Shown.with(created, resources.toToolResources()))));
	}

	// A thread that lacks some of its messages is of no use to anybody
	private Mono<Void> fill(String threadId, List<ObjectNode> bodies, ThreadResources resources) {
		return Flux.fromIterable(bodies)
			.concatMap((body) -> this.calls.createItems(threadId, body))
			.then(this.provisions.keep(threadId, resources))
			.onErrorResume((failure) -> this.calls.deleteConversation(threadId).onErrorResume((second) -> {
				failure.addSuppressed(second);
				return Mono.empty();
			}).then(Mono.error(failure)));
	}

	@Override
	public Mono<ThreadObject> retrieve(String threadId) {
		return show(threadId, this.calls.retrieveConversation(threadId));
	}

	@Override
	public Mono<ThreadObject> change(String threadId, ThreadChange change) {
		Mono<JsonNode> conversation = (change.body() != null) ? this.calls.modifyConversation(threadId, change.body())
				: this.calls.retrieveConversation(threadId);
		return show(threadId, conversation.flatMap((changed) -> use(threadId, change.resources()).thenReturn(changed)));
	}

	private Mono<Void> use(String threadId, @Nullable ThreadResources resources) {
		return (resources != null) ? this.provisions.change(threadId, (thread) -> thread.with(resources)).then()
				: Mono.empty();
	}

	private Mono<ThreadObject> show(String threadId, Mono<JsonNode> conversation) {
		return conversation.map(ConversationThreads::thread)
			.flatMap((thread) -> resources(threadId)
				.map((resources) -> Shown.with(thread, resources.toToolResources())));
	}

	private static ThreadObject thread(JsonNode conversation) {
		ThreadObject thread = ConversationObjects.thread(conversation);
		if (thread == null) {
			throw unexpected("the conversation has no id");
		}
		return thread;
	}

	private static UnexpectedAnswerException unexpected(String what) {
		return new UnexpectedAnswerException("The server answered with success, but " + what, ApiError.of(OK), null);
	}

	@Override
	public Mono<Deletion> delete(String threadId) {
		Mono<Void> forget = this.stores.run(() -> {
			this.threads.delete(threadId);
			this.runs.deleteAll(threadId);
		});
		return this.calls.deleteConversation(threadId)
			// What the server does not know is of no use here
			.onErrorResume(NotFoundException.class, (missing) -> forget.then(Mono.error(missing)))
			.then(forget)
			.thenReturn(Shown.deletedThread(threadId));
	}

	@Override
	public Mono<List<MessageObject>> add(String threadId, NewItems messages) {
		return use(threadId, messages).thenMany(Flux.fromIterable(messages.bodies()))
			.concatMap((body) -> this.calls.createItems(threadId, body))
			.flatMapIterable((created) -> created.path("data"))
			.collectList()
			.map((items) -> created(threadId, messages.messages(), items));
	}

	// Nothing is made for a thread that does not exist
	private Mono<Void> use(String threadId, NewItems messages) {
		if (messages.resources().equals(ThreadResources.NONE)) {
			return Mono.empty();
		}
		return this.calls.retrieveConversation(threadId).then(keep(threadId, messages.resources()));
	}

	private List<MessageObject> created(String threadId, List<MessageItem> asked, List<JsonNode> items) {
		long now = this.clock.instant().getEpochSecond();
		List<MessageObject> created = new ArrayList<>();
		for (int i = 0; i < Math.min(asked.size(), items.size()); i++) {
			MessageObject message = ConversationObjects.message(threadId, items.get(i));
			if (message != null) {
				List<Attachment> attached = this.attaches ? asked.get(i).attachments() : List.of();
				created.add(Shown.created(message, now, attached));
			}
		}
		if (created.size() < asked.size()) {
			throw unexpected("does not show all messages that were to be created");
		}
		return created;
	}

	@Override
	public Mono<MessageObject> message(String threadId, String messageId) {
		return this.calls.retrieveItem(threadId, messageId).map((item) -> {
			MessageObject message = ConversationObjects.message(threadId, item);
			if (message == null) {
				throw Refusals.unknown("message", messageId, null);
			}
			return message;
		});
	}

	@Override
	public Mono<MessageObject> modify(String threadId, String messageId, ModifyMetadataRequest request) {
		return Mono
			.error(() -> Refusals.unsupported("modify message", "whose conversations hold messages without metadata",
					"Keep it in the application by the id of the message, or in the metadata of the thread."));
	}

	@Override
	public Mono<Deletion> delete(String threadId, String messageId) {
		return this.calls.deleteItem(threadId, messageId).thenReturn(Shown.deletedMessage(messageId));
	}

	@Override
	public Mono<ListPage<MessageObject>> page(String threadId, ListQuery query) {
		return this.items.messages(threadId, query);
	}

	@Override
	public Mono<ThreadResources> resources(String threadId) {
		return this.kept.resources(threadId);
	}

	@Override
	public Mono<ThreadResources> provide(String threadId, ThreadResources pending) {
		return this.provisions.provide(threadId, pending);
	}

	@Override
	public Mono<Void> keep(String threadId, ThreadResources resources) {
		return this.provisions.keep(threadId, resources);
	}

	@Override
	public Mono<ThreadHistory> history(String threadId) {
		return Mono.fromSupplier(() -> ThreadHistory.conversation(threadId));
	}

	@Override
	public Mono<Void> repair(String threadId) {
		return this.items.repair(threadId, this.repair)
			.flatMap((found) -> apply(threadId, found))
			// The server may still commit what the last run left, so all is read again
			.retryWhen(Retry.fixedDelay(1, PAUSE)
				.filter(ActiveRunException.class::isInstance)
				.scheduler(this.timer)
				.onRetryExhaustedThrow((retry, last) -> last.failure()));
	}

	private Mono<Void> apply(String threadId, Repair found) {
		return Flux.fromIterable(found.deletions())
			.concatMap((itemId) -> this.calls.deleteItem(threadId, itemId).onErrorComplete(NotFoundException.class))
			.thenMany(Flux.fromIterable(found.bodies()))
			.concatMap((body) -> this.calls.createItems(threadId, body))
			.then();
	}

	@Override
	public void commit(String threadId, List<StoredItem> items) {
		// The server does that
	}

}
