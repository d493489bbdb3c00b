package io.github.openaiassistants.test;

/**
 * All endpoints, over one common state.
 */
final class Endpoints {

	private final AssistantEndpoints assistants;

	private final ThreadEndpoints threads;

	private final MessageEndpoints messages;

	private final RunEndpoints runs;

	private final StoredFiles files;

	private final FileEndpoints fileEndpoints;

	private final VectorStoreEndpoints vectorStores;

	private final VectorStoreFileEndpoints vectorStoreFiles;

	private final ConversationEndpoints conversations;

	private final ResponseEndpoints responses;

	Endpoints(ServerTraits traits, Quirks quirks, StateThread thread, ScriptSource scripts, IndexingSource indexing,
			boolean anyAssistant) {
		Store store = new Store(thread, anyAssistant);
		this.files = new StoredFiles(thread);
		StoredVectorStores stores = new StoredVectorStores(this.files, indexing, thread);
		ToolResources resources = new ToolResources(stores);
		this.assistants = new AssistantEndpoints(store, thread, resources);
		this.messages = new MessageEndpoints(store, thread);
		this.threads = new ThreadEndpoints(store, thread, this.messages, resources);
		this.runs = new RunEndpoints(store, this.threads, new RunFactory(traits, thread, this.messages, scripts));
		this.fileEndpoints = new FileEndpoints(this.files, stores);
		this.vectorStores = new VectorStoreEndpoints(stores, thread);
		this.vectorStoreFiles = new VectorStoreFileEndpoints(stores);
		ResponsesStore responsesStore = new ResponsesStore();
		this.conversations = new ConversationEndpoints(thread, responsesStore);
		this.responses = new ResponseEndpoints(thread, responsesStore,
				new ResponseFactory(quirks, thread, responsesStore, scripts));
	}

	void addTo(Sites sites) {
		Router router = sites.assistants().router();
		this.assistants.addTo(router);
		this.runs.addTo(router);
		this.messages.addTo(router);
		this.threads.addTo(router);
		addFilesTo(router);
		this.conversations.addTo(sites.responses().router());
		this.responses.addTo(sites.responses().router());
		addFilesTo(sites.responses().router());
	}

	private void addFilesTo(Router router) {
		this.fileEndpoints.addTo(router);
		this.vectorStores.addTo(router);
		this.vectorStoreFiles.addTo(router);
	}

	AssistantEndpoints assistants() {
		return this.assistants;
	}

	ThreadEndpoints threads() {
		return this.threads;
	}

	ConversationEndpoints conversations() {
		return this.conversations;
	}

	StoredFiles files() {
		return this.files;
	}

	VectorStoreEndpoints vectorStores() {
		return this.vectorStores;
	}

}
