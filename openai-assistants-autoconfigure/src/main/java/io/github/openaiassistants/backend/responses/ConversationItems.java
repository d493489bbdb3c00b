package io.github.openaiassistants.backend.responses;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.ListWindow;
import io.github.openaiassistants.backend.responses.request.Repair;
import io.github.openaiassistants.backend.responses.translation.ConversationObjects;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.SortOrder;

/**
 * Reads the items of conversations page by page, as far as they are needed.
 */
final class ConversationItems {

	private static final int LARGEST_PAGE = 100;

	private final ResponsesCalls calls;

	ConversationItems(ResponsesCalls calls) {
		this.calls = calls;
	}

	// One message more than the page has is looked for, to know whether there are more
	Mono<ListPage<MessageObject>> messages(String threadId, ListQuery query) {
		int limit = ListWindow.limit(query);
		SortOrder order = (query.order() != null) ? query.order() : SortOrder.DESCENDING;
		return Mono.defer(() -> {
			List<MessageObject> found = new ArrayList<>();
			return pages(threadId, Math.min(limit + 1, LARGEST_PAGE), order, query.after())
				.doOnNext((page) -> page.path("data").forEach((item) -> add(found, threadId, item)))
				.takeUntil((page) -> found.size() > limit)
				.then(Mono.fromSupplier(() -> page(found, limit)));
		});
	}

	private static void add(List<MessageObject> messages, String threadId, JsonNode item) {
		MessageObject message = ConversationObjects.message(threadId, item);
		if (message != null) {
			messages.add(message);
		}
	}

	private static ListPage<MessageObject> page(List<MessageObject> found, int limit) {
		boolean more = found.size() > limit;
		return ListWindow.page(more ? found.subList(0, limit) : found, MessageObject::id, more);
	}

	// What was there before a run was in order when the run began, so it is enough to
	// read back to the messages that the newest run answers.
	Mono<Repair> repair(String threadId, ConversationRepair repair) {
		return Mono.defer(() -> {
			List<JsonNode> newest = new ArrayList<>();
			return pages(threadId, LARGEST_PAGE, SortOrder.DESCENDING, null)
				.doOnNext((page) -> page.path("data").forEach(newest::add))
				.takeUntil((page) -> holdsRun(newest))
				.reduce((first, last) -> last)
				.map((last) -> repair.repair(newest, !hasMore(last)));
		});
	}

	private static boolean holdsRun(List<JsonNode> newestFirst) {
		boolean written = false;
		for (JsonNode item : newestFirst) {
			boolean user = item.path("role").asString("").equals("user");
			if (user && written) {
				return true;
			}
			written |= !user;
		}
		return false;
	}

	private Flux<JsonNode> pages(String threadId, int size, SortOrder order, @Nullable String after) {
		Set<String> cursors = new HashSet<>();
		return this.calls.listItems(threadId, size, order.value(), after).expand((page) -> {
			String last = last(page);
			boolean goesOn = hasMore(page) && !last.isEmpty() && cursors.add(last);
			return goesOn ? this.calls.listItems(threadId, LARGEST_PAGE, order.value(), last) : Mono.empty();
		});
	}

	private static boolean hasMore(JsonNode page) {
		return page.path("has_more").asBoolean(false);
	}

	private static String last(JsonNode page) {
		JsonNode data = page.path("data");
		String id = data.path(data.size() - 1).path("id").asString("");
		return page.path("last_id").asString(id);
	}

}
