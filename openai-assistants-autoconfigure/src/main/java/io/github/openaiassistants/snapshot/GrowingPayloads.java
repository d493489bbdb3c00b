package io.github.openaiassistants.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All messages or all steps, in the order in which they were first heard of.
 *
 * @param <T> the type of their payloads
 */
final class GrowingPayloads<T> {

	private final PayloadType<T> type;

	private final SnapshotJson json;

	private final SnapshotBudget budget;

	private final List<GrowingPayload<T>> all = new ArrayList<>();

	private final Map<String, GrowingPayload<T>> byId = new HashMap<>();

	GrowingPayloads(PayloadType<T> type, SnapshotJson json, SnapshotBudget budget) {
		this.type = type;
		this.json = json;
		this.budget = budget;
	}

	/**
	 * Take over a payload that describes an object as a whole.
	 * @param payload the payload
	 * @param last whether it ends the object
	 */
	void replace(T payload, boolean last) {
		String id = this.type.id().apply(payload);
		// Some servers announce things that never come, without an id
		if (last || !id.isEmpty() || find(id) != null) {
			findOrBegin(id).replace(payload, last);
		}
	}

	/**
	 * Return what deltas of an object are to be added to.
	 * @param id the id of the object, empty when the server sent none
	 * @return the object, or {@code null} when it has ended
	 */
	@Nullable AccumulatedObject growing(String id) {
		GrowingPayload<T> payload = findOrBegin(id);
		return payload.isEnded() ? null : payload.grow();
	}

	private GrowingPayload<T> findOrBegin(String id) {
		GrowingPayload<T> payload = find(id);
		if (payload == null) {
			payload = new GrowingPayload<>(id, this.type, this.json, this.budget);
			this.byId.put(id, payload);
			this.all.add(payload);
		}
		return payload;
	}

	// Without ids, what comes after the end of one object belongs to the next one.
	private @Nullable GrowingPayload<T> find(String id) {
		GrowingPayload<T> payload = this.byId.get(id);
		return (payload != null && id.isEmpty() && payload.isEnded()) ? null : payload;
	}

	void clear() {
		this.all.clear();
		this.byId.clear();
	}

	List<T> toList() {
		return this.all.stream().map(GrowingPayload::toObject).toList();
	}

}
