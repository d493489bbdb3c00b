package io.github.openaiassistants.backend.responses.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.openaiassistants.backend.responses.request.ThreadResources;

/**
 * A thread as it is kept.
 *
 * @param threadId the thread
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param metadata the caller's key-value pairs, where the server keeps none
 * @param resources what the tools may use in it
 * @param version counts the changes; a change is accepted for the newest version only
 */
public record StoredThread(String threadId, long createdAt, Map<String, String> metadata, ThreadResources resources,
		long version) {

	/**
	 * Check and copy what was given.
	 */
	public StoredThread {
		Objects.requireNonNull(threadId, "threadId");
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Begin to keep a thread.
	 * @param threadId the thread
	 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
	 * @return a thread without metadata and resources
	 */
	public static StoredThread begin(String threadId, long createdAt) {
		return new StoredThread(threadId, createdAt, Map.of(), ThreadResources.NONE, 0);
	}

	/**
	 * Return the thread with other metadata.
	 * @param other the metadata
	 * @return the thread, in the same version
	 */
	public StoredThread with(Map<String, String> other) {
		return new StoredThread(this.threadId, this.createdAt, other, this.resources, this.version);
	}

	/**
	 * Return the thread with other resources.
	 * @param other what the tools may use
	 * @return the thread, in the same version
	 */
	public StoredThread with(ThreadResources other) {
		return new StoredThread(this.threadId, this.createdAt, this.metadata, other, this.version);
	}

	StoredThread next() {
		return new StoredThread(this.threadId, this.createdAt, this.metadata, this.resources, this.version + 1);
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "StoredThread[threadId=" + this.threadId + ", " + this.metadata.size() + " metadata entries, "
				+ this.resources + ", version=" + this.version + "]";
	}

}
