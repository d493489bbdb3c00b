package io.github.openaiassistants.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However an object is cut into deltas, the deltas add up to it.
 */
class SnapshotSplitTests {

	private static final int CUTS = 400;

	private static final JsonNode CONTENT = Recordings
		.tree("[{\"type\":\"text\",\"text\":{\"value\":\"Grüße, 世界 \uD83D\uDE00\uD83D\uDE80! Line\\nnext \\u0000【4:0†a】\","
				+ "\"annotations\":[{\"type\":\"file_citation\",\"text\":\"【4:0†a】\",\"start_index\":3,\"end_index\":9,"
				+ "\"file_citation\":{\"file_id\":\"file-1\",\"quote\":\"q\"}},{\"type\":\"url_citation\",\"text\":\"x\","
				+ "\"url_citation\":{\"url\":\"u\",\"title\":\"t\"}}]}},{\"type\":\"refusal\",\"refusal\":\"I cannot \uD83D\uDE00\"},"
				+ "{\"type\":\"image_file\",\"image_file\":{\"file_id\":\"file-2\",\"detail\":\"low\"}},"
				+ "{\"type\":\"audio\",\"id\":\"a\",\"audio\":{\"format\":\"wav\",\"list\":[1,2]}},"
				+ "{\"type\":\"text\",\"text\":{\"value\":\"The end\",\"annotations\":[]}}]");

	private static final JsonNode CALLS = Recordings
		.tree("[{\"type\":\"function\",\"id\":\"call_1\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"city\\\":\\\"Tromsø \uD83D\uDE00\\\"}\","
				+ "\"output\":\"4\"}},{\"type\":\"code_interpreter\",\"id\":\"call_2\",\"code_interpreter\":{\"input\":\"print(1)\\r\\n\","
				+ "\"outputs\":[{\"type\":\"logs\",\"logs\":\"1\\n2\\n\"},{\"type\":\"image\",\"image\":{\"file_id\":\"file-3\"}}]}},"
				+ "{\"type\":\"file_search\",\"id\":\"call_3\",\"file_search\":{\"results\":[{\"file_id\":\"file-4\",\"score\":0.5}]}},"
				+ "{\"type\":\"function\",\"id\":\"call_4\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\",\"output\":null}},"
				+ "{\"type\":\"mcp\",\"id\":\"call_5\",\"mcp\":{\"a\":1,\"b\":\"c\"}}]");

	@Test
	void contentOfAMessage() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < CUTS; i++) {
			List<AssistantStreamEvent> events = new ArrayList<>();
			pieces(CONTENT, random).forEach((piece) -> events.add(Recordings.messageDelta("msg_1", "[" + piece + "]")));
			MessageObject message = Recordings.message(events.toArray(new AssistantStreamEvent[0]));
			assertThat(Recordings.content(message)).as("seed %d, cut %d", seed, i).isEqualTo(CONTENT);
		}
	}

	@Test
	void callsOfAStep() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < CUTS; i++) {
			List<AssistantStreamEvent> events = new ArrayList<>();
			pieces(CALLS, random).forEach((piece) -> events
				.add(Recordings.stepDelta("step_1", "{\"type\":\"tool_calls\",\"tool_calls\":[" + piece + "]}")));
			RunStepObject step = Recordings.step(events.toArray(new AssistantStreamEvent[0]));
			assertThat(Recordings.details(step).get("tool_calls")).as("seed %d, cut %d", seed, i).isEqualTo(CALLS);
		}
	}

	// Cut every element, and deal the pieces out so that those of one element keep
	// their order.
	private static List<String> pieces(JsonNode elements, Random random) {
		List<List<ObjectNode>> all = new ArrayList<>();
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < elements.size(); i++) {
			List<ObjectNode> pieces = cut((ObjectNode) elements.get(i), i, random);
			all.add(pieces);
			order.addAll(Collections.nCopies(pieces.size(), i));
		}
		Collections.shuffle(order, random);
		return order.stream().map((index) -> Recordings.text(all.get(index).remove(0))).toList();
	}

	private static List<ObjectNode> cut(ObjectNode element, int index, Random random) {
		List<ObjectNode> pieces = new ArrayList<>();
		List<ObjectNode> rest = List.of(element.deepCopy());
		int count = 1 + random.nextInt(12);
		for (int i = 0; i < count; i++) {
			ObjectNode piece = take(rest.get(0), i == count - 1, random);
			piece.put("type", element.get("type").stringValue());
			piece.put("index", index);
			pieces.add(piece);
		}
		return pieces;
	}

	// Move some of an object to a piece: a part of each text that is appended, any of
	// the other members. What was moved may come again with a later piece.
	private static ObjectNode take(ObjectNode from, boolean all, Random random) {
		ObjectNode piece = JsonNodeFactory.instance.objectNode();
		for (String name : List.copyOf(from.propertyNames())) {
			JsonNode value = from.get(name);
			if (isAppended(name, from)) {
				String text = value.stringValue();
				int cut = all ? text.length() : random.nextInt(text.length() + 1);
				piece.put(name, text.substring(0, cut));
				from.put(name, text.substring(cut));
			}
			else if (value instanceof ObjectNode object) {
				piece.set(name, take(object, all, random));
			}
			else if (name.equals("annotations") || name.equals("outputs")) {
				piece.set(name, takeSlots((ArrayNode) value, all, random));
			}
			else if (all || random.nextBoolean()) {
				piece.set(name, value);
			}
			else if (random.nextBoolean()) {
				piece.putNull(name);
			}
		}
		return piece;
	}

	private static ArrayNode takeSlots(ArrayNode from, boolean all, Random random) {
		ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
		for (int i = from.size() - 1; i >= 0; i--) {
			if (all || random.nextBoolean()) {
				ObjectNode element = (ObjectNode) from.get(i);
				pieces.add(take(element, all, random).put("index", i).put("type", element.get("type").stringValue()));
			}
		}
		return pieces;
	}

	private static boolean isAppended(String name, ObjectNode owner) {
		return switch (name) {
			case "value", "refusal", "arguments", "input" -> owner.get(name).isString();
			case "logs" -> true;
			default -> false;
		};
	}

}
