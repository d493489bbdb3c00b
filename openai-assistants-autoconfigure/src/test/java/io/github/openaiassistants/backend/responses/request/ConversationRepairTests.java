package io.github.openaiassistants.backend.responses.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is done about calls that were left without outputs. Items are written oldest
 * first: r is reasoning, c a call, o an output, m a message.
 */
class ConversationRepairTests {

	@Test
	void conversationWithoutDanglingCallsIsLeftAlone() {
		for (String items : List.of("", "m1", "m1 r1 c1 o1 m2", "r1 c1 c2 o2 o1 m1", "m1 r1")) {
			assertThat(answer(items).isEmpty()).as(items).isTrue();
			assertThat(delete(items).isEmpty()).as(items).isTrue();
		}
	}

	@Test
	void danglingCallsAreAnsweredInOrder() {
		Repair repair = answer("m1 r1 c1 o1 m2 r2 c2 c3");
		assertThat(repair.deletions()).isEmpty();
		assertThat(repair.bodies()).singleElement()
			.isEqualTo(Requests.tree(
					"{'items':[" + "{'type':'function_call_output','call_id':'c2','output':'The call was cancelled.'},"
							+ "{'type':'function_call_output','call_id':'c3','output':'The call was cancelled.'}]}"));
	}

	@Test
	void olderCallsAreFoundToo() {
		assertThat(callIds(answer("c1 m1 c2 o2 m2"))).containsExactly("c1");
	}

	@Test
	void manyAnswersArePostedInSlices() {
		String calls = String.join(" ", IntStream.range(0, 25).mapToObj((i) -> "c" + i).toList());
		assertThat(answer(calls).bodies().stream().map((body) -> body.get("items").size())).containsExactly(20, 5);
	}

	@Test
	void callsAreDeletedWithTheReasoningBeforeThem() {
		Repair repair = delete("m1 r0 m2 r1 r2 c1 c2");
		assertThat(repair.outputs()).isEmpty();
		assertThat(repair.deletions()).containsExactly("c2", "c1", "r2", "r1");
	}

	@Test
	void callsWithAnsweredNeighboursAreNotDeleted() {
		Repair repair = delete("m1 r1 c1 c2 o2");
		assertThat(repair.deletions()).isEmpty();
		assertThat(callIds(repair)).containsExactly("c1");
	}

	@Test
	void reasoningThatMayBeBeyondThePageIsNotTornApart() {
		Repair page = new ConversationRepair(ConversationRepair.Strategy.DELETE).repair(newest("r1 c1 m1"), false);
		assertThat(page.deletions()).isEmpty();
		assertThat(callIds(page)).containsExactly("c1");
		assertThat(delete("r1 c1 m1").deletions()).containsExactly("c1", "r1");
	}

	@Test
	void callWithoutIdCannotBeDeleted() {
		List<JsonNode> items = List.of(Requests.tree("{'type':'function_call','call_id':'c1'}"));
		Repair repair = new ConversationRepair(ConversationRepair.Strategy.DELETE).repair(items, true);
		assertThat(callIds(repair)).containsExactly("c1");
	}

	@Test
	void idThatWouldChangeThePathIsRefused() {
		List<JsonNode> items = List.of(Requests.tree("{'type':'function_call','id':'../x','call_id':'c1'}"));
		ConversationRepair repair = new ConversationRepair(ConversationRepair.Strategy.DELETE);
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> repair.repair(items, true));
	}

	private static Repair answer(String items) {
		return new ConversationRepair(ConversationRepair.Strategy.ANSWER).repair(newest(items), true);
	}

	private static Repair delete(String items) {
		return new ConversationRepair(ConversationRepair.Strategy.DELETE).repair(newest(items), true);
	}

	private static List<String> callIds(Repair repair) {
		return repair.outputs().stream().map((item) -> item.path("call_id").asString()).toList();
	}

	private static List<JsonNode> newest(String items) {
		List<JsonNode> list = new ArrayList<>();
		for (String id : items.split(" ", -1)) {
			if (!id.isEmpty()) {
				list.add(item(id));
			}
		}
		Collections.reverse(list);
		return list;
	}

	private static JsonNode item(String id) {
		return Requests.tree(switch (id.charAt(0)) {
			case 'r' -> "{'type':'reasoning','id':'" + id + "'}";
			case 'c' -> "{'type':'function_call','id':'" + id + "','call_id':'" + id + "'}";
			case 'o' -> "{'type':'function_call_output','id':'" + id + "','call_id':'c" + id.substring(1) + "'}";
			default -> "{'type':'message','id':'" + id + "'}";
		});
	}

}
