package io.github.openaiassistants.test;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The uploaded files. Belongs to the state thread.
 */
final class StoredFiles {

	private final Map<String, StoredFile> files = new LinkedHashMap<>();

	private final StateThread time;

	StoredFiles(StateThread time) {
		this.time = time;
	}

	/**
	 * Adds a file.
	 * @param name its name
	 * @param purpose its purpose
	 * @param content its content
	 * @param lifetime after how many seconds it expires, {@code null} for never
	 * @return the file
	 */
	StoredFile add(String name, String purpose, byte[] content, @Nullable Long lifetime) {
		long now = this.time.now();
		ObjectNode json = Payloads.object().put("object", "file").put("id", Ids.next("file-"));
		json.put("purpose", purpose).put("filename", name).put("bytes", content.length).put("created_at", now);
		json.put("expires_at", (lifetime != null) ? now + lifetime : null);
		json.put("status", "processed").putNull("status_details");
		StoredFile file = new StoredFile(json, content);
		this.files.put(file.id(), file);
		return file;
	}

	Collection<StoredFile> all() {
		this.files.values().removeIf((file) -> file.isExpired(this.time.now()));
		return this.files.values();
	}

	/**
	 * Finds a file.
	 * @param id its id
	 * @return the file or {@code null}
	 */
	@Nullable StoredFile find(String id) {
		StoredFile file = this.files.get(id);
		return (file != null && !file.isExpired(this.time.now())) ? file : null;
	}

	void remove(String id) {
		this.files.remove(id);
	}

}
