package io.github.openaiassistants.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Pieces of event streams as servers write them.
 */
final class Wire {

	static final String RUN_ID = "run_wire";

	private Wire() {
	}

	static String created() {
		return run("created", "queued");
	}

	static String run(String event, String status) {
		return run(event, status, "");
	}

	static String run(String event, String status, String members) {
		return run(RUN_ID, event, status, members);
	}

	static String run(String id, String event, String status, String members) {
		return event("thread.run." + event,
				"{\"id\":\"" + id + "\",\"object\":\"thread.run\",\"thread_id\":\"thread_wire\","
						+ "\"assistant_id\":\"asst_wire\",\"status\":\"" + status + "\"" + members + "}");
	}

	static String completed() {
		return run("completed", "completed");
	}

	static String delta(String text) {
		return event("thread.message.delta",
				"{\"id\":\"msg_wire\",\"object\":\"thread.message.delta\",\"delta\":{\"content\":"
						+ "[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"" + text + "\"}}]}}");
	}

	static String done() {
		return event("done", "[DONE]");
	}

	static String event(String name, String data) {
		return "event: " + name + "\ndata: " + data + "\n\n";
	}

	static byte[] transcript(String name) {
		String path = "/transcripts/" + name + ".sse";
		try (InputStream in = Objects.requireNonNull(Wire.class.getResourceAsStream(path), path)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
