package io.github.openaiassistants.test;

import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of vector stores.
 */
final class VectorStoreEndpoints {

	private final StoredVectorStores vectorStores;

	private final StateThread time;

	VectorStoreEndpoints(StoredVectorStores vectorStores, StateThread time) {
		this.vectorStores = vectorStores;
		this.time = time;
	}

	void addTo(Router router) {
		router.addStable("POST", "/vector_stores", (request) -> Answer.Json.ok(create(request.body())));
		router.addStable("GET", "/vector_stores", this::list);
		router.addStable("GET", "/vector_stores/{}",
				(request) -> Answer.Json.ok(this.vectorStores.show(find(request), true)));
		router.addStable("POST", "/vector_stores/{}", this::modify);
		router.addStable("DELETE", "/vector_stores/{}", this::delete);
	}

	ObjectNode create(RequestBody body) {
		return this.vectorStores.create(body).json(this.time.now());
	}

	private Answer list(ApiRequest request) {
		return Answer.Json.ok(Page.of(this.vectorStores.all()
			.stream()
			.map((vectorStore) -> this.vectorStores.show(vectorStore, true))
			.toList(), request.query()));
	}

	private Answer modify(ApiRequest request) {
		StoredVectorStore vectorStore = find(request);
		request.body().only(Set.of("name", "expires_after", "metadata"));
		vectorStore.change(request.body());
		return Answer.Json.ok(this.vectorStores.show(vectorStore, false));
	}

	private Answer delete(ApiRequest request) {
		StoredVectorStore vectorStore = find(request);
		this.vectorStores.remove(vectorStore.id());
		return Answer.Json.ok(Payloads.deleted("vector_store", vectorStore.id()));
	}

	private StoredVectorStore find(ApiRequest request) {
		return this.vectorStores.get(request.id(0));
	}

}
