package io.github.openaiassistants.client;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * A position in a list. It ends where the server says that there is no more, does not say
 * that there is, or does not move on. Not thread-safe.
 *
 * @param <T> the type of the objects in the list
 */
final class PageCursor<T> {

	private final Function<T, String> ids;

	private ListQuery query;

	private boolean finished;

	PageCursor(ListQuery query, Function<T, String> ids) {
		this.query = query;
		this.ids = ids;
	}

	@Nullable ListQuery next() {
		return this.finished ? null : this.query;
	}

	// Take the objects of the page that was asked for, and move behind them.
	List<T> turn(ListPage<T> page) {
		String last = last(page);
		boolean stuck = last == null || last.equals(this.query.after());
		if (stuck || !Boolean.TRUE.equals(page.hasMore())) {
			this.finished = true;
		}
		else {
			this.query = this.query.toBuilder().after(last).build();
		}
		// The same page again is no more of the list.
		return (last != null && stuck) ? List.of() : page.data();
	}

	private @Nullable String last(ListPage<T> page) {
		List<T> data = page.data();
		if (data.isEmpty()) {
			return null;
		}
		String last = page.lastId();
		if (last == null || last.isEmpty()) {
			last = this.ids.apply(data.get(data.size() - 1));
		}
		return last.isEmpty() ? null : last;
	}

}
