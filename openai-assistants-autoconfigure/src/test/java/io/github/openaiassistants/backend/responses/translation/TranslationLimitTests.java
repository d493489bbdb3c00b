package io.github.openaiassistants.backend.responses.translation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.failure.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A run keeps no more than it may, whatever the server sends.
 */
class TranslationLimitTests {

	private final Translation run = new Translation(Translation.TERMS, new TranslationLimits(50, 1_000),
			RawEvents.UNTRANSLATED);

	@Test
	void endlessTextIsCut() {
		assertExceeds("responses.limits.characters", Payloads.TEXT.replace("Hi", "x".repeat(99)));
	}

	@Test
	void endlessArgumentsAreCut() {
		this.run.stream(Payloads.CREATED, Payloads.CALL);
		assertExceeds("responses.limits.characters",
				"{'type':'response.function_call_arguments.delta','item_id':'fc_1','delta':'" + "x".repeat(99) + "'}");
	}

	@Test
	void endlessCodeIsCut() {
		this.run.stream(Payloads.CREATED, Payloads.CODE);
		assertExceeds("responses.limits.characters",
				"{'type':'response.code_interpreter_call_code.delta','item_id':'ci_1','delta':'" + "x".repeat(99)
						+ "'}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "message", "function_call", "file_search_call", "code_interpreter_call",
			"custom_tool_call", "new_in_2027_#", "function_call_output" })
	void endlessItemsAreCut(String type) {
		assertExceeds("responses.limits.entries",
				"{'type':'response.output_item.added','output_index':#,'item':{'id':'item_#',"
						+ "'call_id':'call_#','type':'" + type + "'}}");
	}

	@Test
	void endlessPartsAreCut() {
		assertExceeds("responses.limits.entries",
				"{'type':'response.content_part.added','item_id':'msg_1','content_index':#,"
						+ "'part':{'type':'output_text'}}");
	}

	@Test
	void endlessAnnotationsAreCut() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE);
		assertExceeds("responses.limits.entries", "{'type':'response.output_text.annotation.added','item_id':'msg_1',"
				+ "'annotation_index':#,'annotation':{'type':'url_citation'}}");
	}

	@Test
	void farPositionIsNotFilledUp() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE);
		assertExceeds("responses.limits.entries",
				Payloads.TEXT.replace("'content_index':0", "'content_index':2147483647"));
	}

	@Test
	void wholeItemsAreCountedToo() {
		assertExceeds("responses.limits.entries",
				Payloads.ended("completed", "'output':[" + "{'type':'message'},".repeat(60) + "{}]"));
	}

	@Test
	void whatWasSaidBeforeIsTakenFirst() {
		assertExceeds("responses.limits.characters", Payloads.TEXT.replace("Hi", "x".repeat(99)));
		assertThat(this.run.names()).filteredOn("thread.message.delta"::equals).hasSize(10);
		assertThat(this.run.translator().isOver()).isTrue();
	}

	private void assertExceeds(String limit, String... payloads) {
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> {
			for (int i = 0; i < 60; i++) {
				for (String payload : payloads) {
					this.run.stream(payload.replace("#", Integer.toString(i)));
				}
			}
		}).satisfies((ex) -> assertThat(ex.limit()).isEqualTo(limit));
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(this.run::take);
	}

}
