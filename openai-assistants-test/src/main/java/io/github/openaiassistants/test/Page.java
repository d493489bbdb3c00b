package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists objects page by page.
 */
final class Page {

	private static final int DEFAULT_LIMIT = 20;

	private static final int MAX_LIMIT = 100;

	private Page() {
	}

	/**
	 * Makes the answer of a list operation.
	 * @param all all objects in order of creation, as they are to be shown
	 * @param query the query: {@code limit}, {@code order}, {@code after}, {@code before}
	 * @return the page
	 */
	static ObjectNode of(List<ObjectNode> all, Map<String, String> query) {
		return of(all, query, DEFAULT_LIMIT, MAX_LIMIT);
	}

	/**
	 * Makes the answer of a list operation with limits of its own.
	 * @param all all objects in order of creation, as they are to be shown
	 * @param query the query: {@code limit}, {@code order}, {@code after}, {@code before}
	 * @param defaultLimit how many objects are shown when the query does not say
	 * @param maxLimit the greatest limit
	 * @return the page
	 */
	static ObjectNode of(List<ObjectNode> all, Map<String, String> query, int defaultLimit, int maxLimit) {
		int limit = limit(query, defaultLimit, maxLimit);
		List<ObjectNode> ordered = new ArrayList<>(all);
		String order = query.getOrDefault("order", "desc");
		if (order.equals("desc")) {
			Collections.reverse(ordered);
		}
		else if (!order.equals("asc")) {
			throw RefusedException.badRequest("invalid_value", "order",
					"Invalid value for 'order': supported values are 'asc' and 'desc'.");
		}
		int from = 0;
		int to = ordered.size();
		if (query.containsKey("after")) {
			from = position(ordered, query, "after") + 1;
		}
		boolean backwards = query.containsKey("before");
		if (backwards) {
			to = Math.max(from, position(ordered, query, "before"));
		}
		boolean more = to - from > limit;
		if (more && backwards) {
			from = to - limit;
		}
		else if (more) {
			to = from + limit;
		}
		return page(ordered.subList(from, to), more);
	}

	/**
	 * Makes the answer of a list operation that only goes forwards.
	 * @param all all objects in order of creation, as they are to be shown
	 * @param query the query: {@code limit}, {@code order}, {@code after}
	 * @return the page
	 */
	static ObjectNode forward(List<ObjectNode> all, Map<String, String> query) {
		if (query.containsKey("before")) {
			throw RefusedException.badRequest("unknown_parameter", "before", "Unknown parameter: 'before'.");
		}
		return of(all, query);
	}

	/**
	 * Makes a page of everything there is.
	 * @param all the objects in the order in which they are shown
	 * @return the page
	 */
	static ObjectNode whole(List<ObjectNode> all) {
		return page(all, false);
	}

	private static ObjectNode page(List<ObjectNode> shown, boolean more) {
		ObjectNode page = Payloads.object().put("object", "list");
		ArrayNode data = page.putArray("data");
		shown.forEach(data::add);
		page.put("first_id", shown.isEmpty() ? null : id(shown.get(0)));
		page.put("last_id", shown.isEmpty() ? null : id(shown.get(shown.size() - 1)));
		return page.put("has_more", more);
	}

	private static int limit(Map<String, String> query, int defaultLimit, int maxLimit) {
		String text = query.getOrDefault("limit", String.valueOf(defaultLimit));
		int limit;
		try {
			limit = Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw RefusedException.badRequest("invalid_type", "limit",
					"Invalid type for 'limit': expected an integer.");
		}
		if (limit < 1 || limit > maxLimit) {
			throw RefusedException.badRequest("invalid_value", "limit",
					"Invalid 'limit': expected a value between 1 and " + maxLimit + ".");
		}
		return limit;
	}

	private static int position(List<ObjectNode> ordered, Map<String, String> query, String cursor) {
		for (int i = 0; i < ordered.size(); i++) {
			if (id(ordered.get(i)).equals(query.get(cursor))) {
				return i;
			}
		}
		throw RefusedException.badRequest("invalid_value", cursor,
				"Invalid '" + cursor + "': no such object in this list.");
	}

	private static String id(ObjectNode object) {
		return object.path("id").stringValue();
	}

}
