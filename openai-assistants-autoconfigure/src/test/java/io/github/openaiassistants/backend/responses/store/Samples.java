package io.github.openaiassistants.backend.responses.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.request.EffectiveSettings;
import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.model.JsonObjectResponseFormat;
import io.github.openaiassistants.model.NewVectorStore;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolChoice;
import io.github.openaiassistants.model.TruncationStrategy;

/**
 * Things to keep.
 */
public final class Samples {

	static final AssistantsJson JSON = AssistantsJson.create();

	private Samples() {
	}

	/**
	 * Return a run with one response in the background.
	 * @param runId the run
	 * @param threadId its thread
	 * @param status its status
	 * @return the run, as nobody has kept it yet
	 */
	public static StoredRun run(String runId, String threadId, String status) {
		RunObject run = JSON.read(
				"{\"id\":\"" + runId + "\",\"object\":\"thread.run\",\"created_at\":1790000000," + "\"status\":\""
						+ status + "\",\"thread_id\":\"" + threadId + "\",\"metadata\":{\"k\":\"v\"}}",
				RunObject.class);
		return StoredRun.begin(threadId, settings(),
				new TranslatedRun(run, List.of("resp_" + runId), 7L, true, null, List.of(), List.of(), 0, 0, null),
				List.of());
	}

	/**
	 * Return a run in another status.
	 * @param run the run
	 * @param status the status
	 * @param furtherResponses responses it has besides those it had
	 * @return the run, in the same version
	 */
	public static StoredRun status(StoredRun run, String status, String... furtherResponses) {
		TranslatedRun known = run.known();
		List<String> responses = new ArrayList<>(known.responseIds());
		responses.addAll(List.of(furtherResponses));
		RunObject changed = JSON.read("{\"id\":\"" + run.runId() + "\",\"status\":\"" + status + "\"}",
				RunObject.class);
		return run.with(new TranslatedRun(changed, responses, null, false, known.usage(), known.steps(),
				known.messages(), 0, 0, known.heldUsage()));
	}

	static EffectiveSettings settings() {
		return new EffectiveSettings("asst_1", "model-a", "Be brief.",
				List.of(Tool.function("f", "d", JSON.mapper().readTree("{\"type\":\"object\"}")), Tool.fileSearch(),
						Tool.codeInterpreter()),
				new ThreadResources(List.of("file-1"), List.of("vs_1"),
						List.of(new NewVectorStore(List.of("file-2"), null, null, Map.of())), List.of("file-3")),
				Map.of("k", "v"), 0.5, 1.0, 300, TruncationStrategy.auto(), ToolChoice.function("f"), true,
				new JsonObjectResponseFormat("json_object", Map.of()), "low", List.of("x"),
				Map.of("service_tier", JSON.mapper().readTree("\"flex\"")));
	}

	static StoredItem message(String itemId, String role, @Nullable String runId) {
		return new StoredItem(itemId,
				JSON.mapper().readTree("{\"type\":\"message\",\"role\":\"" + role + "\",\"content\":[]}"), 1790000000,
				runId, null, Map.of(), List.of());
	}

	static StoredItem other(String itemId, String type) {
		return new StoredItem(itemId, JSON.mapper().readTree("{\"type\":\"" + type + "\",\"n\":1.50}"), 1790000000,
				null, null, Map.of(), List.of());
	}

}
