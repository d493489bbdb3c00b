package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds the items of a whole response against those that were announced, and makes up for
 * what was missed.
 */
final class Reconciliation {

	private final ResponseDraft response;

	private final List<JsonNode> output = new ArrayList<>();

	private final List<@Nullable OutputItem> matches;

	private final Set<OutputItem> taken = new HashSet<>();

	Reconciliation(ResponseDraft response, JsonNode output) {
		this.response = response;
		output.forEach(this.output::add);
		this.matches = new ArrayList<>(Collections.nCopies(this.output.size(), null));
	}

	// Announce and finish what was not yet, and tell whether all that is new here has a
	// form in the Assistants API.
	// @param completed whether the response came to its end
	boolean apply(boolean completed) {
		match();
		boolean told = true;
		for (int i = 0; i < this.output.size(); i++) {
			JsonNode item = this.output.get(i);
			ItemKind kind = kind(i);
			if (kind != ItemKind.HIDDEN) {
				OutputItem known = this.matches.get(i);
				OutputItem announced = (known != null) ? known : this.response.announce(kind, item, null, true);
				told &= finish(announced, item, completed);
			}
		}
		return told;
	}

	private boolean finish(OutputItem announced, JsonNode item, boolean completed) {
		String status = Members.text(item, "status");
		boolean cut = "incomplete".equals(status) || (!completed && !"completed".equals(status));
		boolean failsLater = !completed && cut && announced instanceof HostedItem;
		return failsLater || this.response.finish(announced, item, cut);
	}

	private void match() {
		for (int i = 0; i < this.output.size(); i++) {
			String id = Members.name(this.output.get(i), "id");
			OutputItem placed = items().findPlaced(kind(i), i);
			if (placed != null && id != null && id.equals(placed.itemId())) {
				take(i, placed);
			}
		}
		for (int i = 0; i < this.output.size(); i++) {
			take(i, items().findNamed(kind(i), Members.name(this.output.get(i), "call_id")));
			take(i, items().findNamed(kind(i), Members.name(this.output.get(i), "id")));
		}
		for (int i = 0; i < this.output.size(); i++) {
			take(i, items().findPlaced(kind(i), i));
		}
		for (ItemKind kind : ItemKind.values()) {
			matchInOrder(kind);
		}
	}

	private void matchInOrder(ItemKind kind) {
		int next = 0;
		for (OutputItem item : items().all()) {
			if (item.kind() == kind && !this.taken.contains(item)) {
				while (next < this.output.size() && (kind(next) != kind || this.matches.get(next) != null)) {
					next++;
				}
				if (next < this.output.size()) {
					take(next, item);
				}
			}
		}
	}

	private void take(int position, @Nullable OutputItem item) {
		if (item != null && this.matches.get(position) == null && this.taken.add(item)) {
			this.matches.set(position, item);
		}
	}

	private ItemKind kind(int position) {
		return ItemKind.of(Members.textOr(this.output.get(position), "type", ""));
	}

	private ResponseItems items() {
		return this.response.items();
	}

}
