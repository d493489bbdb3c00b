package io.github.openaiassistants.test;

import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The member {@code tool_resources} of requests, which may bring along a vector store
 * that does not exist yet.
 */
final class ToolResources {

	private static final int MAX_FILES = 20;

	private final StoredVectorStores vectorStores;

	ToolResources(StoredVectorStores vectorStores) {
		this.vectorStores = vectorStores;
	}

	/**
	 * Reads what a request says and creates the vector store it brings along.
	 * @param body the request
	 * @return the resources as objects show them, missing when absent or null
	 */
	JsonNode create(RequestBody body) {
		RequestBody search = check(body);
		int count = search.array("vector_stores", 1).size();
		if (count > 0 && search.has("vector_store_ids")) {
			throw RefusedException.badRequest("mutually_exclusive_parameters", "tool_resources.file_search",
					"Only one of 'vector_store_ids' and 'vector_stores' may be given.");
		}
		if (count == 0) {
			return body.json().path("tool_resources");
		}
		RequestBody entry = RequestBody.of(search.json().path("vector_stores").path(0),
				"tool_resources.file_search.vector_stores[0].");
		entry.only(Set.of("file_ids", "chunking_strategy", "metadata"));
		String id = this.vectorStores.create(entry).id();
		ObjectNode shown = body.json().withObjectProperty("tool_resources").deepCopy();
		shown.putObject("file_search").putArray("vector_store_ids").add(id);
		return shown;
	}

	/**
	 * Reads what a request says that may not bring along a vector store.
	 * @param body the request
	 * @return the resources, missing when absent or null
	 */
	static JsonNode existing(RequestBody body) {
		check(body).only(Set.of("vector_store_ids"));
		return body.json().path("tool_resources");
	}

	private static RequestBody check(RequestBody body) {
		RequestBody resources = member(body, "tool_resources", "tool_resources.");
		resources.only(Set.of("code_interpreter", "file_search"));
		member(resources, "code_interpreter", "tool_resources.code_interpreter.").array("file_ids", MAX_FILES);
		RequestBody search = member(resources, "file_search", "tool_resources.file_search.");
		search.only(Set.of("vector_store_ids", "vector_stores"));
		search.array("vector_store_ids", 1);
		return search;
	}

	private static RequestBody member(RequestBody body, String name, String prefix) {
		return RequestBody.of(body.has(name) ? body.json().path(name) : Payloads.object(), prefix);
	}

}
