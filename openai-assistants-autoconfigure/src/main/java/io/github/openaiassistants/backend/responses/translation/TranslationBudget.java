package io.github.openaiassistants.backend.responses.translation;

import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.LimitExceededException;

/**
 * Counts what is kept of a run.
 */
final class TranslationBudget {

	private final TranslationLimits limits;

	private long entries;

	private long characters;

	TranslationBudget(TranslationLimits limits) {
		this.limits = limits;
	}

	void takeEntries(long count) {
		this.entries += count;
		if (this.entries > this.limits.entries()) {
			throw new LimitExceededException("responses.limits.entries",
					"A run has more than " + this.limits.entries() + " items, parts and annotations");
		}
	}

	// Take the texts of a value that is kept as it is.
	void take(JsonNode value) {
		if (value.isString()) {
			takeCharacters(value.stringValue().length());
		}
		else if (value.isContainer()) {
			takeEntries(value.size());
			value.forEach(this::take);
		}
	}

	void takeCharacters(long count) {
		this.characters += count;
		if (this.characters > this.limits.characters()) {
			throw new LimitExceededException("responses.limits.characters",
					"The texts of a run have more than " + this.limits.characters() + " characters");
		}
	}

}
