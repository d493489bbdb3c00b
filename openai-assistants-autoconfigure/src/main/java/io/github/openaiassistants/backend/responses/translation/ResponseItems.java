package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The items of one response in the order in which they were announced, and the ways to
 * find one: servers leave out positions or ids, or change them from event to event.
 */
final class ResponseItems {

	private final List<OutputItem> all = new ArrayList<>();

	private final Map<Integer, OutputItem> byIndex = new HashMap<>();

	private final Map<String, OutputItem> byId = new HashMap<>();

	private final Map<ItemKind, Deque<OutputItem>> byKind = new EnumMap<>(ItemKind.class);

	void add(OutputItem item, @Nullable Integer index) {
		this.all.add(item);
		this.byKind.computeIfAbsent(item.kind(), (kind) -> new ArrayDeque<>()).addLast(item);
		if (item.itemId() != null) {
			this.byId.put(item.itemId(), item);
		}
		if (item.callId() != null) {
			this.byId.put(item.callId(), item);
		}
		if (index != null) {
			item.index(index);
			this.byIndex.put(index, item);
		}
	}

	List<OutputItem> all() {
		return this.all;
	}

	// Find the item of an event that names it by position or id.
	@Nullable OutputItem find(ItemKind kind, @Nullable Integer index, @Nullable String id) {
		OutputItem positioned = (index != null) ? ofKind(kind, this.byIndex.get(index)) : null;
		if (positioned != null && positioned.isOpen()) {
			return positioned;
		}
		OutputItem named = (id != null) ? ofKind(kind, this.byId.get(id)) : null;
		if (named != null && (named.isOpen() || positioned == null)) {
			place(named, index);
			return named;
		}
		return (positioned != null || index != null) ? positioned : newestOpen(kind);
	}

	// Find the item that an announcement repeats.
	@Nullable OutputItem findAnnounced(ItemKind kind, @Nullable Integer index, JsonNode item) {
		String id = Members.name(item, "id");
		String callId = Members.name(item, "call_id");
		OutputItem called = (callId != null) ? ofKind(kind, this.byId.get(callId)) : null;
		if (called != null) {
			return called;
		}
		OutputItem positioned = (index != null) ? ofKind(kind, this.byIndex.get(index)) : null;
		if (positioned != null && (id == null || positioned.itemId() == null || id.equals(positioned.itemId()))) {
			return positioned;
		}
		OutputItem named = (id != null) ? ofKind(kind, this.byId.get(id)) : null;
		boolean elsewhere = named != null && index != null && named.index() != null && !index.equals(named.index());
		return elsewhere ? null : named;
	}

	// Find the item that is finished.
	@Nullable OutputItem findFinished(ItemKind kind, @Nullable Integer index, JsonNode item) {
		String callId = Members.name(item, "call_id");
		OutputItem called = (callId != null) ? ofKind(kind, this.byId.get(callId)) : null;
		return (called != null) ? called : find(kind, index, Members.name(item, "id"));
	}

	@Nullable OutputItem findNamed(ItemKind kind, @Nullable String id) {
		return (id != null) ? ofKind(kind, this.byId.get(id)) : null;
	}

	@Nullable OutputItem findPlaced(ItemKind kind, int index) {
		return ofKind(kind, this.byIndex.get(index));
	}

	private @Nullable OutputItem newestOpen(ItemKind kind) {
		Deque<OutputItem> candidates = this.byKind.get(kind);
		while (candidates != null && !candidates.isEmpty()) {
			if (candidates.getLast().isOpen()) {
				return candidates.getLast();
			}
			candidates.removeLast();
		}
		return null;
	}

	private void place(OutputItem item, @Nullable Integer index) {
		if (index != null && item.index() == null && !this.byIndex.containsKey(index)) {
			item.index(index);
			this.byIndex.put(index, item);
		}
	}

	private static @Nullable OutputItem ofKind(ItemKind kind, @Nullable OutputItem item) {
		return (item != null && item.kind() == kind) ? item : null;
	}

}
