package io.github.openaiassistants.backend.responses.translation;

import java.util.HashMap;
import java.util.Map;

/**
 * The ids that a run gives to its steps and messages. Servers repeat ids; a repeated one
 * gets a number, so that objects of a run can be told apart. The same items in the same
 * order always get the same ids.
 */
final class RunIds {

	private final Map<String, Integer> uses = new HashMap<>();

	String take(String wanted) {
		String id = wanted;
		int use = this.uses.merge(wanted, 1, Integer::sum);
		while (use > 1) {
			id = wanted + "_" + use;
			use = this.uses.merge(id, 1, Integer::sum);
		}
		return id;
	}

	void reserve(String id) {
		this.uses.putIfAbsent(id, 1);
	}

}
