package io.github.openaiassistants.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The run of a {@link FaultServer} as those see it who look it up: completed, whatever
 * became of its stream.
 */
final class KeptRun {

	static final String FIRST = "One ";

	static final String TEXT = "One two";

	/**
	 * The stream up to the first piece of text.
	 */
	static final String BEGUN = Wire.created() + Wire.delta(FIRST);

	static final String END = Wire.completed() + Wire.done();

	static final String STREAM = BEGUN + Wire.delta("two") + END;

	static final String THREAD_ID = "thread_wire";

	private static final Pattern CLIENT_RUN_ID = Pattern.compile("\"client_run_id\":\"([^\"]+)\"");

	private static final String RUNS = "/threads/" + THREAD_ID + "/runs";

	private volatile boolean kept = true;

	private volatile String clientRunId = "";

	void created(String body) {
		Matcher matcher = CLIENT_RUN_ID.matcher(body);
		this.clientRunId = matcher.find() ? matcher.group(1) : "";
	}

	/**
	 * Have a run, or have none although it was asked for.
	 */
	void keep(boolean whether) {
		this.kept = whether;
	}

	/**
	 * Answer a request for what is known of the run.
	 * @param path the path of the request
	 * @return a JSON body, empty if there is nothing
	 */
	Optional<String> answer(String path) {
		String where = path.replaceAll("\\?.*", "");
		return this.kept ? body(where) : Optional.of(list("")).filter((none) -> where.endsWith(RUNS));
	}

	private Optional<String> body(String path) {
		if (path.endsWith(RUNS)) {
			return Optional.of(list(run()));
		}
		if (path.endsWith(RUNS + "/" + Wire.RUN_ID) || path.endsWith("/cancel")) {
			return Optional.of(run());
		}
		if (path.endsWith("/steps")) {
			return Optional.of(list(""));
		}
		return path.endsWith("/messages") ? Optional.of(list(message())) : Optional.empty();
	}

	private String run() {
		return "{\"id\":\"" + Wire.RUN_ID + "\",\"object\":\"thread.run\",\"thread_id\":\"" + THREAD_ID
				+ "\",\"assistant_id\":\"asst_wire\",\"status\":\"completed\",\"metadata\":{\"client_run_id\":\""
				+ this.clientRunId + "\"}}";
	}

	private static String message() {
		return "{\"id\":\"msg_wire\",\"object\":\"thread.message\",\"thread_id\":\"" + THREAD_ID + "\",\"run_id\":\""
				+ Wire.RUN_ID + "\",\"role\":\"assistant\",\"status\":\"completed\",\"content\":"
				+ "[{\"type\":\"text\",\"text\":{\"value\":\"" + TEXT + "\",\"annotations\":[]}}]}";
	}

	private static String list(String element) {
		return "{\"object\":\"list\",\"data\":[" + element + "],\"has_more\":false}";
	}

}
