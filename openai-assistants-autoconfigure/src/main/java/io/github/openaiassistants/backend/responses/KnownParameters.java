package io.github.openaiassistants.backend.responses;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ListQuery;

/**
 * Refuses what a list does not know.
 */
final class KnownParameters {

	private KnownParameters() {
	}

	/**
	 * Check the query for a list that knows limit, order and cursors.
	 * @param query the query
	 * @param runs whether the list can be narrowed down to what a run wrote, too
	 */
	static void check(ListQuery query, boolean runs) {
		refuse("run_id", runs ? null : query.runId());
		refuse("purpose", query.purpose());
		refuse("filter", query.filter());
		refuse("include[]", query.include().isEmpty() ? null : query.include());
	}

	private static void refuse(String name, @Nullable Object value) {
		if (value != null) {
			throw new RequestNotValidException(name, name + " is not known to this list");
		}
	}

}
