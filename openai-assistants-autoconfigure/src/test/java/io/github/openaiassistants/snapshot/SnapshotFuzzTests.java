package io.github.openaiassistants.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.failure.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Odd events in any order: there is a snapshot, or the limit was crossed.
 */
class SnapshotFuzzTests {

	private static final int RUNS = 300;

	private static final int EVENTS = 40;

	private static final long LIMIT = 30_000;

	private static final long AMPLE = 1L << 40;

	private static final List<JsonNode> ODD_VALUES = Recordings
		.tree("[null,true,0,-1,1,2,4294967294,1.5,1e400,1e999999999,9223372036854775808,0.1000000000000000000001,\"\","
				+ "\"x\",\"text\",\"type\",\"index\",\"function\",\"refusal\",\"tool_calls\",\"\\ud83d\",\"\\ude00\","
				+ "\"\\u0000\",[],[null],[[]],[{}],[1,\"a\"],{},{\"type\":null},{\"type\":\"type\",\"index\":{}},"
				+ "{\"type\":\"function\",\"function\":[]},{\"index\":-1},{\"id\":null},{\"a\":{\"b\":{\"c\":[{}]}}},"
				+ "{\"index\":1,\"type\":\"text\",\"text\":{\"value\":\"a\"}},{\"value\":\"v\",\"annotations\":{}},"
				+ "{\"x\":\"\\ud83d\"}]")
		.valueStream()
		.toList();

	@Test
	void anySequenceOfEventsGivesASnapshotOrEndsAtTheLimit() {
		List<JsonNode> recorded = new ArrayList<>();
		for (String name : Recordings.names(".sse")) {
			for (AssistantStreamEvent event : Recordings.events(name)) {
				JsonNode json = Recordings.json(event);
				if (json.toString().length() < 4096 && json.get("data").isObject()
						&& (event.name().contains(".message.") || event.name().contains(".step."))) {
					recorded.add(json);
				}
			}
		}
		long seed = System.nanoTime();
		Random random = new Random(seed);
		int limited = 0;
		for (int run = 0; run < RUNS; run++) {
			limited += run(recorded, random, "seed " + seed + ", run " + run) ? 0 : 1;
		}
		assertThat(limited).as("seed %d", seed).isPositive().isLessThan(RUNS);
	}

	@Test
	void whateverIsMergedTheBudgetKnowsWhatItTakes() {
		List<JsonNode> deltas = new ArrayList<>();
		for (String name : Recordings.names(".sse")) {
			for (AssistantStreamEvent event : Recordings.events(name)) {
				if (event.name().endsWith(".delta")) {
					deltas.add(Recordings.json(event).at("/data/delta"));
				}
			}
		}
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int run = 0; run < RUNS; run++) {
			String where = "seed " + seed + ", run " + run;
			SnapshotBudget budget = new SnapshotBudget(AMPLE);
			AccumulatedObject message = new AccumulatedObject(MergeRule.MESSAGE, null, budget);
			AccumulatedObject step = new AccumulatedObject(MergeRule.STEP, null, budget);
			for (int i = 0; i < EVENTS; i++) {
				JsonNode delta = deltas.get(random.nextInt(deltas.size())).deepCopy();
				makeOdd(delta, random);
				message.merge(delta);
				step.merge(delta);
			}
			budget.give(message.size() + step.size());
			assertThatNoException().as(where).isThrownBy(() -> budget.take(AMPLE));
			assertThatExceptionOfType(LimitExceededException.class).as(where).isThrownBy(() -> budget.take(1));
		}
	}

	private static boolean run(List<JsonNode> recorded, Random random, String where) {
		SnapshotAccumulator accumulator = new SnapshotAccumulator(Recordings.JSON, LIMIT);
		int from = random.nextInt(recorded.size());
		try {
			for (int i = 0; i < EVENTS; i++) {
				int next = (random.nextInt(3) == 0) ? random.nextInt(recorded.size()) : (from + i) % recorded.size();
				ObjectNode json = (ObjectNode) recorded.get(next).deepCopy();
				if (random.nextInt(3) == 0) {
					// Few ids, so that events meet
					((ObjectNode) json.get("data")).put("id", List.of("", "a", "b").get(random.nextInt(3)));
				}
				for (int change = random.nextInt(3); change > 0; change--) {
					makeOdd(json.get("data"), random);
				}
				accumulator
					.accept(Recordings.event(json.get("event").stringValue(), Recordings.text(json.get("data"))));
				if (random.nextInt(10) == 0) {
					accumulator.snapshot();
				}
			}
			RunSnapshot snapshot = accumulator.snapshot();
			snapshot.messages().forEach((message) -> assertComesBack(message, where));
			snapshot.steps().forEach((step) -> assertComesBack(step, where));
			return true;
		}
		catch (LimitExceededException ex) {
			return false;
		}
		catch (RuntimeException | Error ex) {
			throw new AssertionError(where, ex);
		}
	}

	private static void assertComesBack(Object object, String where) {
		byte[] json = Recordings.JSON.write(object);
		assertThat(Recordings.JSON.read(json, 0, json.length, object.getClass())).as(where).isEqualTo(object);
	}

	private static void makeOdd(JsonNode node, Random random) {
		JsonNode odd = ODD_VALUES.get(random.nextInt(ODD_VALUES.size())).deepCopy();
		if (node instanceof ObjectNode object && !object.isEmpty()) {
			List<String> names = new ArrayList<>(object.propertyNames());
			String name = names.get(random.nextInt(names.size()));
			JsonNode child = object.get(name);
			if (child.isContainer() && !child.isEmpty() && random.nextInt(5) != 0) {
				makeOdd(child, random);
			}
			else if (random.nextInt(8) == 0) {
				object.remove(name);
			}
			else if (random.nextInt(8) == 0) {
				object.set("added", odd);
			}
			else {
				object.set(name, odd);
			}
		}
		else if (node instanceof ArrayNode array && !array.isEmpty()) {
			int index = random.nextInt(array.size());
			if (array.get(index).isContainer() && !array.get(index).isEmpty() && random.nextInt(5) != 0) {
				makeOdd(array.get(index), random);
			}
			else {
				array.set(index, odd);
			}
		}
	}

}
