package io.github.openaiassistants.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * The limits that servers put on requests, checked before anything is sent. Messages name
 * the field, the limit and the size of the value, never the value.
 */
final class Limits {

	static final int METADATA_PAIRS = 16;

	static final int METADATA_KEY = 64;

	static final int METADATA_VALUE = 512;

	static final int TEXT = 256_000;

	static final int NAME = 256;

	static final int DESCRIPTION = 512;

	static final int RUN_TOOLS = 20;

	static final int ASSISTANT_TOOLS = 128;

	static final int FUNCTION_NAME = 64;

	static final int FILES = 20;

	static final int VECTOR_STORES = 1;

	static final int LEAST_TOKENS = 256;

	static final int RESULTS = 50;

	private Limits() {
	}

	static <T> T required(String field, @Nullable T value) {
		if (value == null) {
			throw new RequestNotValidException(field, field + " is required");
		}
		return value;
	}

	static void text(String field, @Nullable String value, int limit) {
		text(field, field, value, limit);
	}

	private static void text(String field, String subject, @Nullable String value, int limit) {
		if (value == null || value.length() <= limit) {
			return;
		}
		int length = value.codePointCount(0, value.length());
		if (length > limit) {
			throw new RequestNotValidException(field,
					subject + " may have at most " + limit + " characters but has " + length);
		}
	}

	static void count(String field, @Nullable Collection<?> values, int limit) {
		if (values != null && values.size() > limit) {
			throw new RequestNotValidException(field,
					field + " may have at most " + limit + " entries but has " + values.size());
		}
	}

	static void atLeast(String field, @Nullable Integer value, int least) {
		if (value != null && value < least) {
			throw new RequestNotValidException(field, field + " must be at least " + least + " but is " + value);
		}
	}

	static void range(String field, @Nullable Number value, int least, int most) {
		if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
			throw new RequestNotValidException(field,
					field + " must be between " + least + " and " + most + " but is " + value);
		}
	}

	static void sampling(@Nullable Double temperature, @Nullable Double topP) {
		range("temperature", temperature, 0, 2);
		range("top_p", topP, 0, 1);
	}

	static void metadata(String field, @Nullable Map<String, String> metadata) {
		if (metadata == null) {
			return;
		}
		count(field, metadata.keySet(), METADATA_PAIRS);
		metadata.forEach((key, value) -> {
			text(field, "a key of " + field, key, METADATA_KEY);
			text(field, "a value of " + field, value, METADATA_VALUE);
		});
	}

	static void tools(@Nullable List<Tool> tools, int limit) {
		count("tools", tools, limit);
		if (tools != null) {
			tools.forEach(Limits::tool);
		}
	}

	private static void tool(Tool tool) {
		if (tool instanceof FunctionTool functionTool) {
			FunctionDefinition function = required("tools.function", functionTool.function());
			functionName(required("tools.function.name", function.name()));
		}
		else if (tool instanceof FileSearchTool search && search.fileSearch() != null) {
			range("tools.file_search.max_num_results", search.fileSearch().maxNumResults(), 1, RESULTS);
			RankingOptions ranking = search.fileSearch().rankingOptions();
			if (ranking != null) {
				range("tools.file_search.ranking_options.score_threshold", ranking.scoreThreshold(), 0, 1);
			}
		}
	}

	private static void functionName(String name) {
		String field = "tools.function.name";
		text(field, name, FUNCTION_NAME);
		boolean allowed = !name.isEmpty() && name.chars().allMatch((character) -> Ids.isAllowed((char) character));
		if (!allowed) {
			throw new RequestNotValidException(field,
					field + " must consist of letters, digits, '_' and '-' and must not be empty");
		}
	}

	static void resources(@Nullable ToolResources resources) {
		if (resources == null) {
			return;
		}
		if (resources.codeInterpreter() != null) {
			count("tool_resources.code_interpreter.file_ids", resources.codeInterpreter().fileIds(), FILES);
		}
		FileSearchResources search = resources.fileSearch();
		if (search != null) {
			String stores = "tool_resources.file_search.vector_stores";
			count("tool_resources.file_search.vector_store_ids", search.vectorStoreIds(), VECTOR_STORES);
			count(stores, search.vectorStores(), VECTOR_STORES);
			if (search.vectorStoreIds() != null && search.vectorStores() != null) {
				throw new RequestNotValidException(stores, stores + " and vector_store_ids exclude each other");
			}
			if (search.vectorStores() != null) {
				search.vectorStores().forEach((store) -> metadata(stores + ".metadata", store.metadata()));
			}
		}
	}

	static void truncation(@Nullable TruncationStrategy strategy) {
		if (strategy != null) {
			atLeast("truncation_strategy.last_messages", strategy.lastMessages(), 1);
		}
	}

}
