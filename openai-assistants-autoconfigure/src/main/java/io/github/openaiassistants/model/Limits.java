package io.github.openaiassistants.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

	static final int STORE_FILES = 500;

	static final int BATCH_FILES = 2000;

	static final int LEAST_CHUNK = 100;

	static final int LARGEST_CHUNK = 4096;

	static final int DAYS = 365;

	static final int PAGE = 100;

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

	static void idOrNull(String field, @Nullable String id) {
		if (id != null) {
			Ids.require(field, id);
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
			exclusive(stores, search.vectorStores(), "vector_store_ids", search.vectorStoreIds());
			if (search.vectorStores() != null) {
				search.vectorStores().forEach((store) -> newStore(stores, store));
			}
		}
	}

	private static void newStore(String field, NewVectorStore store) {
		metadata(field + ".metadata", store.metadata());
		chunking(field + ".chunking_strategy", store.chunkingStrategy());
	}

	// What is changed may name vector stores, but not create them.
	static void existingResources(@Nullable ToolResources resources) {
		resources(resources);
		if (resources != null && resources.fileSearch() != null && resources.fileSearch().vectorStores() != null) {
			String stores = "tool_resources.file_search.vector_stores";
			throw new RequestNotValidException(stores, stores + " can be given when something is created, not later");
		}
	}

	static void chunking(String field, @Nullable ChunkingStrategy strategy) {
		if (strategy == null || strategy.fixed() == null) {
			return;
		}
		Integer size = strategy.fixed().maxChunkSizeTokens();
		Integer overlap = strategy.fixed().chunkOverlapTokens();
		range(field + ".static.max_chunk_size_tokens", size, LEAST_CHUNK, LARGEST_CHUNK);
		atLeast(field + ".static.chunk_overlap_tokens", overlap, 0);
		if (size != null && overlap != null && overlap > size / 2) {
			String name = field + ".static.chunk_overlap_tokens";
			throw new RequestNotValidException(name,
					name + " may be at most half of max_chunk_size_tokens, " + (size / 2) + ", but is " + overlap);
		}
	}

	static void expiration(@Nullable VectorStoreExpiration expiration) {
		if (expiration != null) {
			range("expires_after.days", expiration.days(), 1, DAYS);
		}
	}

	static void attributes(@Nullable Map<String, JsonNode> attributes) {
		if (attributes == null) {
			return;
		}
		count("attributes", attributes.keySet(), METADATA_PAIRS);
		attributes.forEach((key, value) -> {
			text("attributes", "a key of attributes", key, METADATA_KEY);
			if (value.isString()) {
				text("attributes", "a value of attributes", value.stringValue(), METADATA_VALUE);
			}
			else if (!value.isNumber() && !value.isBoolean()) {
				throw new RequestNotValidException("attributes",
						"a value of attributes must be a string, a number or a boolean but is of type "
								+ value.getNodeType());
			}
		});
	}

	// Some servers know sources that have no component here.
	static void source(String field, @Nullable Object source, Map<String, JsonNode> extra) {
		if (extra.isEmpty()) {
			required(field, source);
		}
	}

	static void batch(String field, @Nullable Collection<?> files) {
		count(field, files, BATCH_FILES);
		if (files != null && files.isEmpty()) {
			throw new RequestNotValidException(field, field + " must have at least 1 entry but has 0");
		}
	}

	static void exclusive(String field, @Nullable Object value, String otherField, @Nullable Object otherValue) {
		if (value != null && otherValue != null) {
			throw new RequestNotValidException(field, field + " and " + otherField + " exclude each other");
		}
	}

	static void truncation(@Nullable TruncationStrategy strategy) {
		if (strategy != null) {
			atLeast("truncation_strategy.last_messages", strategy.lastMessages(), 1);
		}
	}

}
