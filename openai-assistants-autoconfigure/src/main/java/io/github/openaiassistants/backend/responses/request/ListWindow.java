package io.github.openaiassistants.backend.responses.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.SortOrder;

/**
 * Cuts pages out of lists that are kept here, as the Assistants server cut them.
 */
public final class ListWindow {

	/**
	 * How many objects a page has when the query does not say.
	 */
	public static final int DEFAULT_LIMIT = 20;

	private ListWindow() {
	}

	/**
	 * Cut a page.
	 * @param <T> the type of the objects
	 * @param ascending all objects, oldest first
	 * @param id tells the id of an object
	 * @param query limit, order and cursors
	 * @return the page
	 * @throws RequestNotValidException if a cursor names no object of the list
	 */
	public static <T> ListPage<T> of(List<T> ascending, Function<T, String> id, ListQuery query) {
		List<T> ordered = new ArrayList<>(ascending);
		if (!SortOrder.ASCENDING.equals(query.order())) {
			Collections.reverse(ordered);
		}
		List<String> ids = ordered.stream().map(id).toList();
		int from = (query.after() != null) ? position(ids, "after", query.after()) + 1 : 0;
		int to = (query.before() != null) ? position(ids, "before", query.before()) : ordered.size();
		from = Math.min(from, to);
		int limit = limit(query);
		boolean more = to - from > limit;
		if (more && query.before() != null) {
			from = to - limit;
		}
		else if (more) {
			to = from + limit;
		}
		return page(ordered.subList(from, to), id, more);
	}

	/**
	 * Return how many objects a page may have.
	 * @param query the query
	 * @return the limit
	 */
	public static int limit(ListQuery query) {
		return (query.limit() != null) ? query.limit() : DEFAULT_LIMIT;
	}

	/**
	 * Make a page.
	 * @param <T> the type of the objects
	 * @param data the objects of the page, in its order
	 * @param id tells the id of an object
	 * @param more whether there are more objects
	 * @return the page
	 */
	public static <T> ListPage<T> page(List<T> data, Function<T, String> id, boolean more) {
		String first = data.isEmpty() ? null : id.apply(data.get(0));
		String last = data.isEmpty() ? null : id.apply(data.get(data.size() - 1));
		return new ListPage<>("list", data, first, last, more, Map.of());
	}

	/**
	 * Refuse a cursor that names no object of the list.
	 * @param cursor the name of the cursor
	 * @return the failure
	 */
	public static RequestNotValidException unknownCursor(String cursor) {
		return new RequestNotValidException(cursor, cursor + " names no object of this list");
	}

	private static int position(List<String> ids, String cursor, @Nullable String id) {
		int position = ids.indexOf(id);
		if (position < 0) {
			throw unknownCursor(cursor);
		}
		return position;
	}

}
