package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * Says what a request asks for without telling whom: hosts, projects and gateways leave
 * no trace.
 */
final class TrafficPath {

	private static final Set<String> ROOTS = Set.of("assistants", "threads", "files", "vector_stores", "responses",
			"conversations", "containers", "models", "uploads");

	private static final Set<String> HARMLESS = Set.of("limit", "order", "after", "before", "run_id", "purpose",
			"include", "include[]", "filter", "stream", "starting_after", "include_obfuscation");

	private TrafficPath() {
	}

	/**
	 * Cuts off where the API begins.
	 * @param path the path of a request
	 * @return the path from the collection on, with a slash at its beginning
	 */
	static String of(String path) {
		List<String> segments = List.of(path.split("/", -1));
		for (int i = 0; i < segments.size(); i++) {
			if (ROOTS.contains(segments.get(i))) {
				return "/" + String.join("/", segments.subList(i, segments.size()));
			}
		}
		return path.isEmpty() ? "/" : "/" + segments.get(segments.size() - 1);
	}

	/**
	 * Keeps the parameters of the API, and only the names of others.
	 * @param query the query of a request, not decoded
	 * @return the query without secrets
	 */
	static String query(String query) {
		List<String> kept = new ArrayList<>();
		new QueryStringDecoder("?" + query).parameters()
			.forEach((name, values) -> values
				.forEach((value) -> kept.add(name + "=" + (HARMLESS.contains(name) ? value : "REDACTED"))));
		return String.join("&", kept);
	}

	/**
	 * Returns what paths have in common that ask for the same with other ids.
	 * @param path a path as recorded
	 * @return the path without its ids
	 */
	static String shape(String path) {
		// Names of the API have neither digits nor capital letters
		return path.replaceAll("/[^/]*[0-9A-Z][^/]*", "/*");
	}

}
