package io.github.openaiassistants.backend.responses.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the caller should know about a request that is mapped; a feature that it can do
 * without is refused or noted.
 */
final class Notices {

	private final boolean tolerant;

	private final Set<String> warnings = new LinkedHashSet<>();

	Notices(MappingOptions options) {
		this.tolerant = options.tolerant();
	}

	void warn(String warning) {
		this.warnings.add(warning);
	}

	void dispensable(String field, String reason, String remedy) {
		if (!this.tolerant) {
			throw Refusals.unsupported(field, reason, remedy);
		}
		warn(field + " is left out, " + reason);
	}

	List<String> warnings() {
		return List.copyOf(this.warnings);
	}

}
