package io.github.openaiassistants.test;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A request as the server got it. Its {@link #toString()} shows method and path only, so
 * that no key ends up in a log.
 *
 * @param method the method, such as {@code POST}
 * @param path the path as sent, without the query
 * @param query the query as sent, empty when there is none
 * @param headers the header values by name, names in any case
 * @param body the body as text, empty when there is none. Of a multipart form it shows
 * one line {@code name=value} for each part, and for a file its name and size instead of
 * its content
 * @param connectionId identifies the connection; equal for requests on the same one
 */
public record RecordedRequest(String method, String path, String query, Map<String, List<String>> headers, String body,
		String connectionId) {

	/**
	 * Copies what was given.
	 */
	public RecordedRequest {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(headers);
		headers = Collections.unmodifiableMap(copy);
	}

	/**
	 * Returns the first value of a header.
	 * @param name the name of the header, in any case
	 * @return the value or {@code null}
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null && !values.isEmpty()) ? values.get(0) : null;
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
