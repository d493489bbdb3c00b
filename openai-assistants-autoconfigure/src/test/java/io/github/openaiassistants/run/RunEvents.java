package io.github.openaiassistants.run;

import java.time.Instant;
import java.util.Map;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.model.RunObject;

/**
 * Parts of events to test with.
 */
final class RunEvents {

	static final EventMeta META = new EventMeta(
			new RunReference("run_1", "thread_1", "asst_1", "default", "client_run_1", null, Map.of()), 0,
			Instant.EPOCH, EventOrigin.STREAM);

	private static final AssistantsJson JSON = AssistantsJson.create();

	private RunEvents() {
	}

	static RunObject run(String status) {
		return run("run_1", status, "");
	}

	static RunObject run(String id, String status, String members) {
		return JSON.mapper()
			.readValue("{\"id\":\"" + id + "\",\"object\":\"thread.run\",\"status\":" + status + members + "}",
					RunObject.class);
	}

}
