package io.github.openaiassistants.backend.responses;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.backend.responses.request.AttachmentMode;
import io.github.openaiassistants.backend.responses.request.BridgeIds;
import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.ListWindow;
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
import io.github.openaiassistants.backend.responses.store.StoredThread;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.ThreadObject;

/**
 * Threads that are kept here with all their items, for servers without conversations.
 */
final class LocalThreads implements Threads {

	private static final String METADATA = "metadata";

	private final KeptThreads kept;

	private final ThreadProvisions provisions;

	private final StoreCalls stores;

	private final ThreadStore threads;

	private final RunStore runs;

	private final InstantSource clock;

	private final ConversationRepair repair;

	private final boolean attaches;

	LocalThreads(BridgeServices services, BridgeSettings settings) {
		this.stores = new StoreCalls(services.blocking());
		this.kept = new KeptThreads(services.threads(), this.stores, services.clock());
		this.provisions = new ThreadProvisions(this.kept,
				new VectorStores(services.wire().vectorStores(), services.timer()), false);
		this.threads = services.threads();
		this.runs = services.runs();
		this.clock = services.clock();
		this.repair = new ConversationRepair(settings.repair());
		this.attaches = settings.options().attachments() != AttachmentMode.REFUSE;
	}

	@Override
	public Mono<String> resolve(String threadId) {
		return this.kept.resolve(threadId);
	}

	@Override
	public Mono<ThreadObject> create(NewThread thread) {
		return this.provisions.create(thread.content().resources(), (resources) -> this.stores.ask(() -> {
			StoredThread created = StoredThread.begin(newId("conv_"), now())
				.with((thread.metadata() != null) ? thread.metadata() : Map.of())
				.with(resources);
			this.threads.create(created);
			this.threads.append(created.threadId(), items(thread.content().messages()));
			return Shown.thread(created);
		}));
	}

	private List<StoredItem> items(List<MessageItem> messages) {
		long now = now();
		return messages.stream().map((message) -> item(message, now)).toList();
	}

	private StoredItem item(MessageItem message, long now) {
		List<Attachment> attachments = this.attaches ? message.attachments() : List.of();
		return new StoredItem(newId("msg_"), message.item(), now, null, null, message.metadata(), attachments);
	}

	private static String newId(String prefix) {
		return prefix + UUID.randomUUID().toString().replace("-", "");
	}

	private long now() {
		return this.clock.instant().getEpochSecond();
	}

	@Override
	public Mono<ThreadObject> retrieve(String threadId) {
		return this.kept.require(threadId).map(Shown::thread);
	}

	@Override
	public Mono<ThreadObject> change(String threadId, ThreadChange change) {
		return Mono.defer(() -> {
			Map<String, String> metadata = metadata(change.body());
			return this.kept.change(threadId, (thread) -> {
				StoredThread changed = (metadata != null) ? thread.with(metadata) : thread;
				return (change.resources() != null) ? changed.with(change.resources()) : changed;
			});
		}).map(Shown::thread);
	}

	private static @Nullable Map<String, String> metadata(@Nullable ObjectNode body) {
		if (body == null) {
			return null;
		}
		for (String name : body.propertyNames()) {
			if (!name.equals(METADATA)) {
				throw Refusals.unsupported(name, "because the server keeps no threads", "Leave it out.");
			}
		}
		Map<String, String> metadata = new LinkedHashMap<>();
		body.path(METADATA).properties().forEach((entry) -> metadata.put(entry.getKey(), entry.getValue().asString()));
		return metadata;
	}

	@Override
	public Mono<Deletion> delete(String threadId) {
		return this.stores.ask(() -> {
			boolean known = this.threads.delete(threadId);
			this.runs.deleteAll(threadId);
			if (!known) {
				throw Refusals.unknown("thread", threadId, null);
			}
			return Shown.deletedThread(threadId);
		});
	}

	@Override
	public Mono<List<MessageObject>> add(String threadId, NewItems messages) {
		return this.provisions.keep(threadId, messages.resources()).then(this.stores.ask(() -> {
			List<StoredItem> items = items(messages.messages());
			this.threads.append(threadId, items);
			return items.stream().map((item) -> shown(threadId, item)).toList();
		}));
	}

	@Override
	public Mono<MessageObject> message(String threadId, String messageId) {
		return this.stores.ask(() -> shown(threadId, item(threadId, messageId)));
	}

	private StoredItem item(String threadId, String messageId) {
		StoredItem item = this.threads.item(threadId, BridgeIds.item(messageId));
		if (item == null || item.role() == null) {
			throw Refusals.unknown("message", messageId, null);
		}
		return item;
	}

	private static MessageObject shown(String threadId, StoredItem item) {
		MessageObject message = Shown.message(threadId, item);
		if (message == null) {
			throw Refusals.unknown("message", item.itemId(), null);
		}
		return message;
	}

	@Override
	public Mono<MessageObject> modify(String threadId, String messageId, ModifyMetadataRequest request) {
		return this.stores.ask(() -> {
			StoredItem item = item(threadId, messageId);
			if (request.metadata() != null) {
				item = item.with(request.metadata());
				this.threads.replace(threadId, item);
			}
			return shown(threadId, item);
		});
	}

	@Override
	public Mono<Deletion> delete(String threadId, String messageId) {
		return this.stores.ask(() -> {
			this.threads.delete(threadId, item(threadId, messageId).itemId());
			return Shown.deletedMessage(messageId);
		});
	}

	@Override
	public Mono<ListPage<MessageObject>> page(String threadId, ListQuery query) {
		return this.kept.require(threadId).then(this.stores.ask(() -> {
			ListPage<StoredItem> page = this.threads.messages(threadId, query);
			List<MessageObject> messages = page.data().stream().map((item) -> shown(threadId, item)).toList();
			return ListWindow.page(messages, MessageObject::id, Boolean.TRUE.equals(page.hasMore()));
		}));
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
		return this.kept.require(threadId)
			.then(this.stores.ask(() -> this.threads.items(threadId).stream().map(StoredItem::item).toList()))
			.map((items) -> new ThreadHistory(threadId, LocalHistory.inOrder(items)));
	}

	@Override
	public Mono<Void> repair(String threadId) {
		return this.kept.require(threadId).then(this.stores.run(() -> {
			List<JsonNode> newest = new ArrayList<>();
			this.threads.items(threadId).forEach((item) -> newest.add(Shown.withId(item)));
			Collections.reverse(newest);
			apply(threadId, this.repair.repair(newest, true));
		}));
	}

	private void apply(String threadId, Repair found) {
		long now = now();
		found.deletions().forEach((itemId) -> this.threads.delete(threadId, itemId));
		List<StoredItem> outputs = new ArrayList<>();
		found.outputs()
			.forEach((output) -> outputs
				.add(new StoredItem(newId("fco_"), output, now, null, null, Map.of(), List.of())));
		this.threads.append(threadId, outputs);
	}

	@Override
	public void commit(String threadId, List<StoredItem> items) {
		this.threads.append(threadId, items);
	}

}
