package io.github.openaiassistants.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ThreadObject;

/**
 * What pages may know of the events of one run. Payloads look as on the wire, without
 * instructions, tools, metadata and messages of errors; of ids, those of the thread, the
 * run and its messages are shown, others have names that mean something within the run
 * only. Used by one thread at a time.
 */
final class PublicEvents {

	private static final String ID = "id";

	// More than any sensible run has
	private static final int ALIASES = 10_000;

	private static final Visible FAILURE = Visible.of("code");

	private static final Visible ANNOTATION = Visible.of("index", "type", "text", "start_index", "end_index")
		.and("file_citation", Visible.of("quote").renamed("file_id", "file"))
		.and("file_path", Visible.of().renamed("file_id", "file"))
		.and("url_citation", Visible.of("url", "title"));

	private static final Visible CONTENT = Visible.of("index", "type", "refusal")
		.and("text", Visible.of("value").and("annotations", ANNOTATION))
		.and("image_file", Visible.of("detail").renamed("file_id", "file"))
		.and("image_url", Visible.of("url", "detail"));

	private static final Visible THREAD = Visible.of(ID, "object", "created_at");

	private static final Visible MESSAGE = Visible
		.of(ID, "object", "created_at", "thread_id", "run_id", "status", "role", "completed_at", "incomplete_at",
				"incomplete_details")
		.and("content", CONTENT);

	private static final Visible MESSAGE_DELTA = Visible.of(ID, "object")
		.and("delta", Visible.of("role").and("content", CONTENT));

	private final JsonMapper mapper;

	private final Visible run;

	private final Visible step;

	private final Visible stepDelta;

	private final Map<String, String> aliases = new HashMap<>();

	private final Map<String, Integer> numbers = new HashMap<>();

	/**
	 * Create what belongs to one run.
	 * @param mapper writes payloads as on the wire
	 * @param functionArguments whether what functions are given and answer may be seen
	 */
	PublicEvents(JsonMapper mapper, boolean functionArguments) {
		this.mapper = mapper;
		Visible function = functionArguments ? Visible.of("name", "arguments", "output") : Visible.of("name");
		Visible code = functionArguments ? Visible.of("input") : Visible.of();
		Visible call = Visible.of("index", "type")
			.renamed(ID, "call")
			.and("function", function)
			.and("code_interpreter", code)
			.and("file_search", Visible.of());
		Visible details = Visible.of("type").and("message_creation", Visible.of("message_id")).and("tool_calls", call);
		this.run = Visible
			.of(ID, "object", "created_at", "thread_id", "status", "started_at", "expires_at", "cancelled_at",
					"failed_at", "completed_at", "incomplete_details", "usage")
			.and("last_error", FAILURE)
			.and("required_action",
					Visible.of("type").and("submit_tool_outputs", Visible.of().and("tool_calls", call)));
		this.step = Visible
			.of("object", "created_at", "run_id", "thread_id", "type", "status", "cancelled_at", "completed_at",
					"expired_at", "failed_at", "usage")
			.renamed(ID, "step")
			.and("last_error", FAILURE)
			.and("step_details", details);
		this.stepDelta = Visible.of("object")
			.renamed(ID, "step")
			.and("delta", Visible.of().and("step_details", details));
	}

	/**
	 * Return what pages may know of an event.
	 * @param event the event
	 * @return its data as JSON, or {@code null} when they may know nothing of it
	 */
	@Nullable String data(AssistantsEvent event) {
		if (event instanceof UnknownEvent || event instanceof UndecodableEvent) {
			return null;
		}
		if (event instanceof DoneEvent done) {
			return done.data();
		}
		JsonNode data = tree(event);
		return (data != null) ? this.mapper.writeValueAsString(data) : null;
	}

	private @Nullable JsonNode tree(AssistantsEvent event) {
		if (event instanceof RunFinished finished) {
			return summary(finished.data());
		}
		if (event instanceof RunRecoveryStarted) {
			return this.mapper.createObjectNode();
		}
		if (event.data() instanceof FunctionCallDetails call) {
			return call(call);
		}
		Visible visible = (event instanceof ErrorEvent) ? FAILURE : visible(event.data());
		return (visible != null) ? visible.copy(this.mapper.valueToTree(event.data()), this::alias) : null;
	}

	private @Nullable Visible visible(Object data) {
		if (data instanceof MessageDeltaObject) {
			return MESSAGE_DELTA;
		}
		if (data instanceof MessageObject) {
			return MESSAGE;
		}
		if (data instanceof RunObject) {
			return this.run;
		}
		if (data instanceof RunStepObject) {
			return this.step;
		}
		if (data instanceof RunStepDeltaObject) {
			return this.stepDelta;
		}
		return (data instanceof ThreadObject) ? THREAD : null;
	}

	private JsonNode summary(RunSummary summary) {
		ObjectNode data = this.mapper.createObjectNode();
		data.put("outcome", summary.outcome().value());
		if (summary.usage() != null) {
			data.set("usage", this.mapper.valueToTree(summary.usage()));
		}
		data.put("duration_ms", summary.duration().toMillis());
		put(data, "time_to_first_text_ms", summary.timeToFirstText());
		return data;
	}

	private JsonNode call(FunctionCallDetails call) {
		ObjectNode data = this.mapper.createObjectNode();
		data.put(ID, alias("call", call.callId()));
		data.put("name", call.functionName());
		put(data, "duration_ms", call.duration());
		return data;
	}

	private static void put(ObjectNode data, String name, @Nullable Duration duration) {
		if (duration != null) {
			data.put(name, duration.toMillis());
		}
	}

	private String alias(String kind, String id) {
		String known = this.aliases.get(id);
		if (known != null) {
			return known;
		}
		String alias = kind + "_" + this.numbers.merge(kind, 1, Integer::sum);
		if (this.aliases.size() < ALIASES) {
			this.aliases.put(id, alias);
		}
		return alias;
	}

}
