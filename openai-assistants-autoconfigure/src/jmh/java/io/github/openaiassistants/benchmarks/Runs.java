package io.github.openaiassistants.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes runs of what was recorded and of invented text; always the same ones.
 */
public final class Runs {

	private static final String MESSAGE_DELTA = "thread.message.delta";

	private static final String MESSAGE_COMPLETED = "thread.message.completed";

	private static final String STEP_DELTA = "thread.run.step.delta";

	// What the message of the life cycle says
	private static final String PLACEHOLDER = "\"Done.\"";

	private static final int SEED = 20261121;

	private Runs() {
	}

	/**
	 * Return the events around the deltas.
	 * @return a run without deltas
	 */
	public static Transcript lifeCycle() {
		return Transcript.read("/transcripts/life-cycle.sse");
	}

	/**
	 * Return one delta of a message.
	 * @param value the text as JSON
	 * @param annotations the annotations as JSON, or {@code null}
	 * @return the event
	 */
	public static Frame delta(String value, @Nullable String annotations) {
		String rest = (annotations != null) ? ",\"annotations\":" + annotations : "";
		return new Frame(MESSAGE_DELTA,
				"{\"id\":\"msg_Hq7eTz2BvL5kSd9WfJ3xGnRc\",\"object\":\"thread.message.delta\",\"delta\":{\"content\":"
						+ "[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":" + value + rest + "}}]}}");
	}

	static Transcript ofDeltas(int number) {
		Transcript around = lifeCycle();
		int end = around.indexOf(MESSAGE_COMPLETED);
		List<Frame> frames = new ArrayList<>(around.frames().subList(0, end));
		Tokens tokens = new Tokens(SEED);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < number; i++) {
			Tokens.Token token = tokens.next();
			text.append(token.text());
			frames.add(delta(token.json(), (i == 0) ? "[]" : token.annotations()));
		}
		for (Frame frame : around.frames().subList(end, around.frames().size())) {
			frames.add(new Frame(frame.name(), frame.data().replace(PLACEHOLDER, Tokens.json(text.toString(), false))));
		}
		return new Transcript(frames);
	}

	static Transcript recorded(int deltas) {
		List<Frame> recorded = Transcript.read("/wire/transcripts/long-message.sse").frames();
		List<Frame> frames = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		int left = deltas;
		for (Frame frame : recorded) {
			if (frame.name().equals(MESSAGE_DELTA)) {
				if (left-- > 0) {
					text.append(part(tree(frame).path("delta")).path("text").path("value").stringValue());
					frames.add(frame);
				}
			}
			else if (frame.name().equals(MESSAGE_COMPLETED)) {
				ObjectNode message = tree(frame);
				((ObjectNode) part(message).path("text")).put("value", text.toString());
				frames.add(new Frame(frame.name(), message.toString()));
			}
			else {
				frames.add(frame);
			}
		}
		return new Transcript(frames);
	}

	static Transcript functionCall(int deltas) {
		Transcript recorded = Transcript.read("/wire/transcripts/tool-calls-parallel-1-requires-action.sse");
		int first = recorded.indexOf(STEP_DELTA);
		List<Frame> frames = new ArrayList<>(recorded.frames().subList(0, first + 1));
		ObjectNode piece = tree(recorded.frames().get(first + 1));
		ObjectNode function = (ObjectNode) call(piece.path("delta").path("step_details")).path("function");
		StringBuilder arguments = new StringBuilder();
		Tokens tokens = new Tokens(SEED);
		for (int i = 0; i < deltas; i++) {
			String text = (i == 0) ? "{\"article\": \"" : (i == deltas - 1) ? "\"}" : tokens.word();
			arguments.append(text);
			function.put("arguments", text);
			frames.add(new Frame(STEP_DELTA, piece.toString()));
		}
		ObjectNode waiting = tree(recorded.frames().get(recorded.indexOf("thread.run.requires_action")));
		JsonNode action = waiting.path("required_action").path("submit_tool_outputs");
		((ArrayNode) action.path("tool_calls")).remove(1);
		((ObjectNode) call(action).path("function")).put("arguments", arguments.toString());
		frames.add(new Frame("thread.run.requires_action", waiting.toString()));
		frames.add(new Frame("done", "[DONE]"));
		return new Transcript(frames);
	}

	private static ObjectNode tree(Frame frame) {
		return (ObjectNode) PlainTexts.JSON.readTree(frame.data());
	}

	private static JsonNode part(JsonNode message) {
		return message.path("content").path(0);
	}

	private static JsonNode call(JsonNode details) {
		return details.path("tool_calls").path(0);
	}

}
