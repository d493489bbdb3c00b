package io.github.openaiassistants.backend.responses.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.CodeInterpreterResources;
import io.github.openaiassistants.model.FileSearchResources;
import io.github.openaiassistants.model.NewVectorStore;
import io.github.openaiassistants.model.ToolResources;

/**
 * What the tools may use in a thread. Conversations have no such thing, so it is kept
 * here.
 *
 * @param fileIds files for the containers of the code interpreter
 * @param vectorStoreIds vector stores to be searched
 * @param newStores vector stores that must be created before they can be searched
 * @param filesToIndex files that must be added to a vector store of the thread before
 * they can be searched
 */
public record ThreadResources(List<String> fileIds, List<String> vectorStoreIds, List<NewVectorStore> newStores,
		List<String> filesToIndex) {

	/**
	 * Nothing.
	 */
	public static final ThreadResources NONE = new ThreadResources(List.of(), List.of(), List.of(), List.of());

	/**
	 * Copy the lists.
	 */
	public ThreadResources {
		fileIds = List.copyOf(fileIds);
		vectorStoreIds = List.copyOf(vectorStoreIds);
		newStores = List.copyOf(newStores);
		filesToIndex = List.copyOf(filesToIndex);
	}

	/**
	 * Read what a request names.
	 * @param resources the resources in the shape of the Assistants API, or {@code null}
	 * @return the same resources
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if there are
	 * resources for tools that the Responses API does not have
	 */
	public static ThreadResources of(@Nullable ToolResources resources) {
		if (resources == null) {
			return NONE;
		}
		for (String tool : resources.extra().keySet()) {
			throw Refusals.unsupported("tool_resources." + tool, "which knows no such resources",
					"Put a tool as the Responses API describes it into the extra-body of the definition.");
		}
		CodeInterpreterResources code = resources.codeInterpreter();
		FileSearchResources search = resources.fileSearch();
		return new ThreadResources(orEmpty((code != null) ? code.fileIds() : null),
				orEmpty((search != null) ? search.vectorStoreIds() : null),
				orEmpty((search != null) ? search.vectorStores() : null), List.of());
	}

	private static <T> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

	/**
	 * Return these resources and others.
	 * @param more the others
	 * @return all, none of them twice
	 */
	public ThreadResources and(ThreadResources more) {
		return new ThreadResources(union(this.fileIds, more.fileIds), union(this.vectorStoreIds, more.vectorStoreIds),
				union(this.newStores, more.newStores), union(this.filesToIndex, more.filesToIndex));
	}

	private static <T> List<T> union(List<T> first, List<T> second) {
		Set<T> all = new LinkedHashSet<>(first);
		all.addAll(second);
		return List.copyOf(all);
	}

	/**
	 * Return the resources after vector stores were made of all that had to be made.
	 * @param ids the vector stores that now hold what was not searchable before
	 * @return the resources, nothing to be created or indexed any more
	 */
	public ThreadResources created(List<String> ids) {
		return new ThreadResources(this.fileIds, union(this.vectorStoreIds, ids), List.of(), List.of());
	}

	/**
	 * Tell whether something must be created at the server before these resources can be
	 * used.
	 * @return whether there are vector stores to create or files to index
	 */
	public boolean isPending() {
		return !this.newStores.isEmpty() || !this.filesToIndex.isEmpty();
	}

	boolean isSearchable() {
		return !this.vectorStoreIds.isEmpty() || isPending();
	}

	/**
	 * Return the resources as a thread shows them.
	 * @return the resources in the shape of the Assistants API, or {@code null} when
	 * there are none
	 */
	public @Nullable ToolResources toToolResources() {
		CodeInterpreterResources code = this.fileIds.isEmpty() ? null
				: new CodeInterpreterResources(this.fileIds, Map.of());
		FileSearchResources search = this.vectorStoreIds.isEmpty() ? null
				: new FileSearchResources(this.vectorStoreIds, null, Map.of());
		return (code != null || search != null) ? new ToolResources(code, search, Map.of()) : null;
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "ThreadResources[fileIds=" + this.fileIds + ", vectorStoreIds=" + this.vectorStoreIds + ", "
				+ this.newStores.size() + " vector stores to create, " + this.filesToIndex.size() + " files to index]";
	}

}
