package io.github.openaiassistants.backend.responses.store;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.openaiassistants.backend.responses.request.ListWindow;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * The items of threads in a table with a document for each.
 */
final class JdbcItems {

	private static final String THREAD = "threadId";

	private static final String ITEM = "itemId";

	private static final String DOCUMENT = "document";

	private static final String ROLE = "role";

	private final Database database;

	JdbcItems(Database database) {
		this.database = database;
	}

	void append(String threadId, List<StoredItem> items) {
		Integer known = this.database.execute((jdbc) -> {
			// Changing the thread keeps others from adding items until these are there
			int rows = jdbc.sql("""
					UPDATE openai_assistants_thread SET next_position = next_position + :count
					WHERE thread_id = :threadId
					""").param("count", items.size()).param(THREAD, threadId).update();
			if (rows > 0) {
				insert(jdbc, threadId, items);
			}
			return rows;
		});
		if (known == 0) {
			throw Refusals.unknown("thread", threadId, null);
		}
	}

	private void insert(JdbcClient jdbc, String threadId, List<StoredItem> items) {
		long next = jdbc.sql("SELECT next_position FROM openai_assistants_thread WHERE thread_id = :threadId")
			.param(THREAD, threadId)
			.query(Long.class)
			.single();
		long position = next - items.size();
		Set<String> present = new HashSet<>(
				jdbc.sql("SELECT item_id FROM openai_assistants_item WHERE thread_id = :threadId")
					.param(THREAD, threadId)
					.query(String.class)
					.list());
		for (StoredItem item : items) {
			if (present.add(item.itemId())) {
				insert(jdbc, threadId, position, item);
			}
			position++;
		}
	}

	private void insert(JdbcClient jdbc, String threadId, long position, StoredItem item) {
		jdbc.sql("""
				INSERT INTO openai_assistants_item (thread_id, item_id, item_position, message_role, run_id, document)
				VALUES (:threadId, :itemId, :position, :role, :runId, :document)
				""")
			.param(THREAD, threadId)
			.param(ITEM, item.itemId())
			.param("position", position)
			.param(ROLE, item.role())
			.param("runId", item.runId())
			.param(DOCUMENT, this.database.write(item))
			.update();
	}

	List<StoredItem> all(String threadId) {
		List<String> documents = this.database.execute((jdbc) -> jdbc.sql("""
				SELECT document FROM openai_assistants_item WHERE thread_id = :threadId ORDER BY item_position
				""").param(THREAD, threadId).query(String.class).list());
		return documents.stream().map(this::read).toList();
	}

	private StoredItem read(String document) {
		return this.database.read(document, StoredItem.class);
	}

	ListPage<StoredItem> messages(String threadId, ListQuery query) {
		return this.database.execute((jdbc) -> {
			ListPage<String> page = ListWindow.of(messageIds(jdbc, threadId, query.runId()), Function.identity(),
					query);
			return ListWindow.page(items(jdbc, threadId, page.data()), StoredItem::itemId,
					Boolean.TRUE.equals(page.hasMore()));
		});
	}

	private static List<String> messageIds(JdbcClient jdbc, String threadId, @Nullable String runId) {
		Map<String, Object> parameters = new LinkedHashMap<>(Map.of(THREAD, threadId));
		String ofRun = "";
		if (runId != null) {
			parameters.put("runId", runId);
			ofRun = " AND run_id = :runId";
		}
		return jdbc
			.sql("SELECT item_id FROM openai_assistants_item WHERE thread_id = :threadId"
					+ " AND message_role IS NOT NULL" + ofRun + " ORDER BY item_position")
			.params(parameters)
			.query(String.class)
			.list();
	}

	private List<StoredItem> items(JdbcClient jdbc, String threadId, List<String> ids) {
		if (ids.isEmpty()) {
			return List.of();
		}
		Map<String, StoredItem> items = jdbc.sql("""
				SELECT document FROM openai_assistants_item WHERE thread_id = :threadId AND item_id IN (:ids)
				""")
			.param(THREAD, threadId)
			.param("ids", ids)
			.query(String.class)
			.stream()
			.map(this::read)
			.collect(Collectors.toMap(StoredItem::itemId, Function.identity()));
		return ids.stream().map(items::get).filter(Objects::nonNull).toList();
	}

	@Nullable StoredItem find(String threadId, String itemId) {
		return this.database.find((jdbc) -> items(jdbc, threadId, List.of(itemId)).stream().findFirst());
	}

	boolean replace(String threadId, StoredItem item) {
		return this.database.update((jdbc) -> jdbc.sql("""
				UPDATE openai_assistants_item SET message_role = :role, run_id = :runId, document = :document
				WHERE thread_id = :threadId AND item_id = :itemId
				""")
			.param(ROLE, item.role())
			.param("runId", item.runId())
			.param(DOCUMENT, this.database.write(item))
			.param(THREAD, threadId)
			.param(ITEM, item.itemId())
			.update()) > 0;
	}

	boolean delete(String threadId, String itemId) {
		return this.database.update((jdbc) -> jdbc.sql("""
				DELETE FROM openai_assistants_item WHERE thread_id = :threadId AND item_id = :itemId
				""").param(THREAD, threadId).param(ITEM, itemId).update()) > 0;
	}

}
