package io.github.openaiassistants.backend.responses.store;

import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * Threads in a table with a document for each; their items are in another.
 */
final class JdbcThreadStore implements ThreadStore {

	private static final String THREAD = "threadId";

	private static final String OLD_THREAD = "oldThreadId";

	private static final String DOCUMENT = "document";

	private static final String VERSION = "version";

	private final Database database;

	private final JdbcItems items;

	JdbcThreadStore(DataSource dataSource) {
		this.database = new Database(dataSource);
		this.items = new JdbcItems(this.database);
	}

	@Override
	public boolean create(StoredThread thread) {
		return this.database.insert((jdbc) -> jdbc.sql("""
				INSERT INTO openai_assistants_thread (thread_id, next_position, row_version, document)
				VALUES (:threadId, 0, :version, :document)
				""")
			.param(THREAD, thread.threadId())
			.param(VERSION, thread.version())
			.param(DOCUMENT, this.database.write(thread))
			.update());
	}

	@Override
	public @Nullable StoredThread find(String threadId) {
		String document = this.database
			.find((jdbc) -> jdbc.sql("SELECT document FROM openai_assistants_thread WHERE thread_id = :threadId")
				.param(THREAD, threadId)
				.query(String.class)
				.optional());
		return (document != null) ? this.database.read(document, StoredThread.class) : null;
	}

	@Override
	public @Nullable StoredThread update(StoredThread thread) {
		StoredThread next = thread.next();
		int rows = this.database.update((jdbc) -> jdbc.sql("""
				UPDATE openai_assistants_thread SET row_version = :next, document = :document
				WHERE thread_id = :threadId AND row_version = :version
				""")
			.param("next", next.version())
			.param(DOCUMENT, this.database.write(next))
			.param(THREAD, thread.threadId())
			.param(VERSION, thread.version())
			.update());
		return (rows > 0) ? next : null;
	}

	@Override
	public boolean delete(String threadId) {
		return this.database.update((jdbc) -> {
			// The thread first, so that nobody adds items in the meantime
			int rows = jdbc.sql("DELETE FROM openai_assistants_thread WHERE thread_id = :threadId")
				.param(THREAD, threadId)
				.update();
			jdbc.sql("DELETE FROM openai_assistants_item WHERE thread_id = :threadId").param(THREAD, threadId).update();
			jdbc.sql("DELETE FROM openai_assistants_thread_link WHERE thread_id = :threadId")
				.param(THREAD, threadId)
				.update();
			return rows;
		}) > 0;
	}

	@Override
	public void append(String threadId, List<StoredItem> items) {
		this.items.append(threadId, items);
	}

	@Override
	public List<StoredItem> items(String threadId) {
		return this.items.all(threadId);
	}

	@Override
	public ListPage<StoredItem> messages(String threadId, ListQuery query) {
		return this.items.messages(threadId, query);
	}

	@Override
	public @Nullable StoredItem item(String threadId, String itemId) {
		return this.items.find(threadId, itemId);
	}

	@Override
	public boolean replace(String threadId, StoredItem item) {
		return this.items.replace(threadId, item);
	}

	@Override
	public boolean delete(String threadId, String itemId) {
		return this.items.delete(threadId, itemId);
	}

	@Override
	public void link(String oldThreadId, String threadId) {
		while (this.database.update((jdbc) -> jdbc.sql("""
				UPDATE openai_assistants_thread_link SET thread_id = :threadId WHERE old_thread_id = :oldThreadId
				""").param(THREAD, threadId).param(OLD_THREAD, oldThreadId).update()) == 0) {
			boolean created = this.database.insert((jdbc) -> jdbc.sql("""
					INSERT INTO openai_assistants_thread_link (old_thread_id, thread_id)
					VALUES (:oldThreadId, :threadId)
					""").param(THREAD, threadId).param(OLD_THREAD, oldThreadId).update());
			if (created) {
				return;
			}
		}
	}

	@Override
	public @Nullable String linked(String oldThreadId) {
		return this.database.find((jdbc) -> jdbc
			.sql("SELECT thread_id FROM openai_assistants_thread_link WHERE old_thread_id = :oldThreadId")
			.param(OLD_THREAD, oldThreadId)
			.query(String.class)
			.optional());
	}

}
