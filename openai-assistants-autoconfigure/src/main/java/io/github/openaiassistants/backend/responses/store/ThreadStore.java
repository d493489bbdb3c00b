package io.github.openaiassistants.backend.responses.store;

import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * Keeps of threads what the server does not: what tools may use in them, and, for servers
 * without conversations, everything. All operations are atomic, thread-safe, and may
 * block.
 */
public interface ThreadStore {

	/**
	 * How many threads are kept in memory unless said otherwise.
	 */
	int DEFAULT_LIMIT = 1000;

	/**
	 * Create a store that forgets all threads when the application ends.
	 * @param limit how many threads are kept; the one that was not used for the longest
	 * time is forgotten first, but none that a run holds
	 * @param active tells which threads are held by a run
	 * @return the store
	 */
	static ThreadStore inMemory(int limit, ActiveRuns active) {
		return new InMemoryThreadStore(limit, active);
	}

	/**
	 * Create a store in a database, whose schema is in the files
	 * {@code schema-responses-<platform>.sql} beside this type.
	 * @param dataSource the database; every operation is a transaction of its own
	 * @return the store
	 */
	static ThreadStore jdbc(DataSource dataSource) {
		return new JdbcThreadStore(dataSource);
	}

	/**
	 * Keep a new thread.
	 * @param thread the thread
	 * @return whether it is kept now; {@code false} when a thread of this id was kept
	 */
	boolean create(StoredThread thread);

	/**
	 * Find a thread.
	 * @param threadId the thread
	 * @return the thread, or {@code null} when there is none of this id
	 */
	@Nullable StoredThread find(String threadId);

	/**
	 * Change a thread, unless it was changed since it was read. Its items are not
	 * touched.
	 * @param thread the changed thread, with the version it was read in
	 * @return the thread in its new version, or {@code null} when it has changed or is
	 * gone
	 */
	@Nullable StoredThread update(StoredThread thread);

	/**
	 * Forget a thread, its items and the old ids that lead to it.
	 * @param threadId the thread
	 * @return whether there was one
	 */
	boolean delete(String threadId);

	/**
	 * Add items at the end of a thread. An item that it has is not added again.
	 * @param threadId the thread
	 * @param items the items, in order
	 * @throws io.github.openaiassistants.failure.NotFoundException if there is no such
	 * thread
	 */
	void append(String threadId, List<StoredItem> items);

	/**
	 * Return all items of a thread.
	 * @param threadId the thread
	 * @return the items, oldest first; none when there is no such thread
	 */
	List<StoredItem> items(String threadId);

	/**
	 * List the messages of a thread: no calls, no reasoning, no instructions.
	 * @param threadId the thread
	 * @param query limit, order and cursors, and maybe a run
	 * @return a page of the messages
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if a cursor
	 * names no message that would be listed
	 */
	ListPage<StoredItem> messages(String threadId, ListQuery query);

	/**
	 * Find an item.
	 * @param threadId the thread
	 * @param itemId the item
	 * @return the item, or {@code null} when the thread has none of this id
	 */
	@Nullable StoredItem item(String threadId, String itemId);

	/**
	 * Put an item into the place of the one with the same id.
	 * @param threadId the thread
	 * @param item the item
	 * @return whether there was one
	 */
	boolean replace(String threadId, StoredItem item);

	/**
	 * Forget an item.
	 * @param threadId the thread
	 * @param itemId the item
	 * @return whether there was one
	 */
	boolean delete(String threadId, String itemId);

	/**
	 * Let the id of a thread of the Assistants API lead to the thread that took its
	 * place; a former lead is replaced.
	 * @param oldThreadId the id that is not valid any more
	 * @param threadId the thread
	 */
	void link(String oldThreadId, String threadId);

	/**
	 * Find the thread that took the place of one of the Assistants API.
	 * @param oldThreadId the id that is not valid any more
	 * @return the thread, or {@code null} when none is known
	 */
	@Nullable String linked(String oldThreadId);

}
