package io.github.openaiassistants.test;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of files.
 */
final class FileEndpoints {

	private static final int MAX_LIMIT = 10_000;

	private static final long MIN_LIFETIME = 3_600;

	private static final long MAX_LIFETIME = 2_592_000;

	private static final List<String> PURPOSES = List.of("assistants", "batch", "fine-tune", "vision", "user_data",
			"evals");

	private static final Set<String> NOT_DOWNLOADABLE = Set.of("assistants", "user_data");

	private final StoredFiles files;

	private final StoredVectorStores vectorStores;

	FileEndpoints(StoredFiles files, StoredVectorStores vectorStores) {
		this.files = files;
		this.vectorStores = vectorStores;
	}

	void addTo(Router router) {
		router.addStable("POST", "/files", this::create);
		router.addStable("GET", "/files", this::list);
		router.addStable("GET", "/files/{}", (request) -> Answer.Json.ok(find(request).json()));
		router.addStable("GET", "/files/{}/content", this::content);
		router.addStable("DELETE", "/files/{}", this::delete);
	}

	private Answer create(ApiRequest request) {
		RequestBody body = request.body();
		body.only(Set.of("purpose", "expires_after"));
		String purpose = body.required("purpose");
		if (!PURPOSES.contains(purpose)) {
			throw RefusedException.badRequest("invalid_value", "purpose",
					"Invalid value for 'purpose': supported values are " + PURPOSES + ".");
		}
		UploadedFile file = request.files().get("file");
		if (file == null) {
			throw RefusedException.badRequest("missing_required_parameter", "file",
					"Missing required parameter: 'file'.");
		}
		return Answer.Json.ok(this.files.add(file.name(), purpose, file.content(), lifetime(body)).json());
	}

	private static @Nullable Long lifetime(RequestBody body) {
		if (!body.has("expires_after")) {
			return null;
		}
		RequestBody policy = RequestBody.of(body.json().path("expires_after"), "expires_after.");
		policy.only(Set.of("anchor", "seconds"));
		if (!policy.required("anchor").equals("created_at")) {
			throw RefusedException.badRequest("invalid_value", "expires_after.anchor",
					"Invalid value for 'expires_after.anchor': the supported value is 'created_at'.");
		}
		long seconds = 0;
		try {
			seconds = Long.parseLong(policy.required("seconds"));
		}
		catch (NumberFormatException ex) {
			// Refused below like a number outside the limits
		}
		if (seconds < MIN_LIFETIME || seconds > MAX_LIFETIME) {
			throw RefusedException.badRequest("invalid_value", "expires_after.seconds",
					"Invalid 'expires_after.seconds': expected a number between " + MIN_LIFETIME + " and "
							+ MAX_LIFETIME + ".");
		}
		return seconds;
	}

	private Answer list(ApiRequest request) {
		String purpose = request.query().get("purpose");
		List<ObjectNode> shown = this.files.all()
			.stream()
			.filter((file) -> purpose == null || file.purpose().equals(purpose))
			.map(StoredFile::json)
			.toList();
		return Answer.Json.ok(Page.of(shown, request.query(), MAX_LIMIT, MAX_LIMIT));
	}

	private Answer content(ApiRequest request) {
		StoredFile file = find(request);
		if (NOT_DOWNLOADABLE.contains(file.purpose())) {
			throw RefusedException.badRequest("Not allowed to download files of purpose: " + file.purpose());
		}
		return new Answer.Download(file);
	}

	private Answer delete(ApiRequest request) {
		String id = find(request).id();
		this.files.remove(id);
		this.vectorStores.removeFile(id);
		return Answer.Json.ok(Payloads.object().put("object", "file").put("id", id).put("deleted", true));
	}

	private StoredFile find(ApiRequest request) {
		StoredFile file = this.files.find(request.id(0));
		if (file == null) {
			throw new RefusedException(404, "invalid_request_error", "", "id", "No such File object: " + request.id(0));
		}
		return file;
	}

}
