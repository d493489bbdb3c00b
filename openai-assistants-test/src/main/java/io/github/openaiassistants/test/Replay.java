package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests as they were answered when they were recorded, each once and in order.
 * What only reads may be asked again. Thread-safe.
 */
final class Replay {

	private static final Log logger = LogFactory.getLog(Replay.class);

	private final List<TrafficExchange> left = new ArrayList<>();

	private final Map<String, TrafficExchange> lastReads = new HashMap<>();

	private final List<String> complaints = new ArrayList<>();

	private boolean active;

	synchronized void add(List<TrafficExchange> exchanges) {
		this.left.addAll(exchanges);
		this.active = true;
	}

	/**
	 * Finds the answer to a request.
	 * @param method the method
	 * @param path the path
	 * @return the answer, {@code null} when nothing is replayed
	 * @throws RefusedException if it was not recorded
	 */
	synchronized @Nullable RawAnswer take(String method, String path) {
		if (!this.active) {
			return null;
		}
		String wanted = method + " " + TrafficPath.of(path);
		TrafficExchange found = find(wanted, TrafficExchange::toString);
		if (found == null) {
			found = find(TrafficPath.shape(wanted), (exchange) -> TrafficPath.shape(exchange.toString()));
		}
		if (found == null) {
			found = this.lastReads.get(TrafficPath.shape(wanted));
		}
		if (found == null) {
			throw notRecorded(wanted);
		}
		if (method.equals("GET")) {
			this.lastReads.put(TrafficPath.shape(wanted), found);
		}
		this.left.remove(found);
		return found.answer();
	}

	private @Nullable TrafficExchange find(String wanted, Function<TrafficExchange, String> by) {
		return this.left.stream().filter((exchange) -> by.apply(exchange).equals(wanted)).findFirst().orElse(null);
	}

	private RefusedException notRecorded(String wanted) {
		String what = "A request was not recorded, or not so often: " + wanted;
		this.complaints.add(what);
		StringBuilder text = new StringBuilder(what).append(". What is left of the recording:");
		this.left.forEach((exchange) -> text.append("\n  ").append(exchange));
		text.append(this.left.isEmpty() ? " nothing" : "");
		logger.warn(text);
		return RefusedException.badRequest("not_recorded", "", text.toString());
	}

	synchronized List<String> complaints() {
		return List.copyOf(this.complaints);
	}

	synchronized void clear() {
		this.left.clear();
		this.lastReads.clear();
		this.complaints.clear();
		this.active = false;
	}

}
