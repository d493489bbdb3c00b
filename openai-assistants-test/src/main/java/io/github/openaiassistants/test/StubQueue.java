package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The raw answers waiting for their requests. Thread-safe.
 */
final class StubQueue {

	private final List<PathPattern> runRequests;

	private final List<Entry> entries = new ArrayList<>();

	StubQueue(String prefix, String responsesPrefix) {
		this.runRequests = List.of(new PathPattern("POST", prefix + "/threads/runs"),
				new PathPattern("POST", prefix + "/threads/*/runs"),
				new PathPattern("POST", prefix + "/threads/*/runs/*/submit_tool_outputs"),
				new PathPattern("POST", responsesPrefix + "/responses"));
	}

	synchronized void add(StubResponse response) {
		this.entries.add(new Entry(this.runRequests, response));
	}

	synchronized void add(PathPattern pattern, StubResponse response) {
		this.entries.add(new Entry(List.of(pattern), response));
	}

	synchronized void clear() {
		this.entries.clear();
	}

	synchronized @Nullable StubResponse take(String method, String path) {
		Iterator<Entry> iterator = this.entries.iterator();
		while (iterator.hasNext()) {
			Entry entry = iterator.next();
			if (entry.patterns().stream().anyMatch((pattern) -> pattern.matches(method, path))) {
				iterator.remove();
				return entry.response();
			}
		}
		return null;
	}

	private record Entry(List<PathPattern> patterns, StubResponse response) {
	}

}
