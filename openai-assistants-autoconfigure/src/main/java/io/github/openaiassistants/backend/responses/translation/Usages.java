package io.github.openaiassistants.backend.responses.translation;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.Usage;

/**
 * Tokens as Responses servers count them.
 */
final class Usages {

	private Usages() {
	}

	static @Nullable Usage of(JsonNode response) {
		JsonNode usage = response.path("usage");
		Long input = Members.number(usage, "input_tokens");
		Long output = Members.number(usage, "output_tokens");
		Long total = Members.number(usage, "total_tokens");
		if (input == null && output == null && total == null) {
			return null;
		}
		long prompt = (input != null) ? input : 0;
		long completion = (output != null) ? output : 0;
		return usage(prompt, completion, (total != null) ? total : prompt + completion);
	}

	static @Nullable Usage sum(@Nullable Usage first, @Nullable Usage second) {
		if (first == null || second == null) {
			return (first != null) ? first : second;
		}
		return usage(count(first.promptTokens()) + count(second.promptTokens()),
				count(first.completionTokens()) + count(second.completionTokens()),
				count(first.totalTokens()) + count(second.totalTokens()));
	}

	private static Usage usage(long prompt, long completion, long total) {
		return new Usage(prompt, completion, total, null, null, null, Map.of());
	}

	private static long count(@Nullable Long tokens) {
		return (tokens != null) ? tokens : 0;
	}

}
