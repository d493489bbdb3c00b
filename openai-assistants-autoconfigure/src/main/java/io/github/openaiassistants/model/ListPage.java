package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list.
 *
 * @param <T> the type of the objects in the list
 * @param object the object type, {@code list}
 * @param data the objects in the order that was asked for; may be empty
 * @param firstId the id of the first object, for the page before, or {@code null} when
 * there is none
 * @param lastId the id of the last object, for the page after, or {@code null} when there
 * is none
 * @param hasMore whether there are objects beyond this page
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ListPage<T>(@Nullable String object, List<T> data, @Nullable String firstId, @Nullable String lastId,
		@Nullable Boolean hasMore, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public ListPage {
		data = Copies.list(data);
		extra = Copies.map(extra);
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "ListPage[" + this.data.size() + " objects, hasMore=" + this.hasMore + "]";
	}

}
