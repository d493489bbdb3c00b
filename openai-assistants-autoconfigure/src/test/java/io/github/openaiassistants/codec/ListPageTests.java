package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.RunObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Pages as they should be, and as some servers send them.
 */
class ListPageTests {

	private static final String RUN = "{\"id\":\"run_1\",\"object\":\"thread.run\"}";

	private final AssistantsJson json = AssistantsJson.create();

	private ListPage<RunObject> page(String text) {
		return this.json.readPage(text.getBytes(StandardCharsets.UTF_8), RunObject.class);
	}

	@Test
	void aPageHasItsObjectsAndItsCursors() {
		ListPage<RunObject> page = page("{\"object\":\"list\",\"data\":[" + RUN
				+ "],\"first_id\":\"run_1\",\"last_id\":\"run_1\",\"has_more\":true,\"total\":\"many\"}");
		assertThat(page.data()).extracting(RunObject::id).containsExactly("run_1");
		assertThat(page.firstId()).isEqualTo("run_1");
		assertThat(page.lastId()).isEqualTo("run_1");
		assertThat(page.hasMore()).isTrue();
		assertThat(page.extra()).containsEntry("total", StringNode.valueOf("many"));
		assertThat(page).hasToString("ListPage[1 objects, hasMore=true]");
	}

	@Test
	void aPageWithoutCursorsKeepsItsObjects() {
		ListPage<RunObject> page = page("{\"data\":[" + RUN + "],\"first_id\":null}");
		assertThat(page.data()).hasSize(1);
		assertThat(page.firstId()).isNull();
		assertThat(page.lastId()).isNull();
		assertThat(page.hasMore()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":null}", "{\"object\":\"list\"}", "{\"object\":\"list\",\"data\":[]}", "[]" })
	void aPageWithoutObjectsIsEmpty(String text) {
		assertThat(page(text).data()).isEmpty();
	}

	@Test
	void aBareArrayIsAPage() {
		ListPage<RunObject> page = page("[" + RUN + "," + RUN + "]");
		assertThat(page.data()).hasSize(2);
		assertThat(page.hasMore()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"error\":{\"message\":\"secret\"}}", "{\"data\":\"secret\"}", "{\"data\":[null]}",
			"{\"data\":[{\"id\":\"run_1\"},\"secret\"]}", "[\"secret\"]", "\"secret\"", "null" })
	void whatCannotBeReadIsNotTakenForTheEndOfAList(String text) {
		assertThatExceptionOfType(MismatchedInputException.class).isThrownBy(() -> page(text))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains("ListPage").doesNotContain("secret"));
	}

	@Test
	void objectsOfUnknownKindsSurvive() {
		String text = "{\"data\":[{\"object\":\"future.thing\",\"size\":[1,2]}]}";
		ListPage<RunObject> page = page(text);
		assertThat(page.data().get(0).object()).isEqualTo("future.thing");
		assertThat(WireData.tree(this.json.writeString(page))).isEqualTo(WireData.tree(text));
	}

	@Test
	void theMapperOfTheApplicationReadsAndWritesPagesToo() {
		JsonMapper mapper = JsonMapper.builder().addModule(new AssistantsJacksonModule()).build();
		ListPage<RunObject> page = page("{\"object\":\"list\",\"data\":[" + RUN + "]}");
		String written = mapper.writeValueAsString(page);
		ListPage<RunObject> typed = mapper.readValue(written, new TypeReference<ListPage<RunObject>>() {
		});
		assertThat(typed).isEqualTo(page);
		ListPage<?> raw = mapper.readValue(written, ListPage.class);
		assertThat(raw.data()).isEqualTo(List.of(WireData.tree(RUN)));
		assertThat(mapper.writeValueAsString(raw)).isEqualTo(written);
	}

}
