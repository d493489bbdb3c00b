package io.github.openaiassistants.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which run an event belongs to.
 */
class EventMetaTests {

	private final RunReference run = new RunReference("run_1", "thread_1", "asst_1", "default", "c-2", "c-1",
			Map.of("user", "u1"));

	private final EventMeta meta = new EventMeta(this.run, 3, Instant.EPOCH, EventOrigin.BRIDGED);

	@Test
	void theReferenceIsReadThroughTheMeta() {
		assertThat(this.meta.runId()).isEqualTo("run_1");
		assertThat(this.meta.threadId()).isEqualTo("thread_1");
		assertThat(this.meta.assistantId()).isEqualTo("asst_1");
		assertThat(this.meta.client()).isEqualTo("default");
		assertThat(this.meta.clientRunId()).isEqualTo("c-2");
		assertThat(this.meta.continues()).isEqualTo("c-1");
		assertThat(this.meta.attributes()).isEqualTo(Map.of("user", "u1"));
		assertThat(this.meta.sequence()).isEqualTo(3);
		assertThat(this.meta.receivedAt()).isEqualTo(Instant.EPOCH);
		assertThat(this.meta.origin()).isEqualTo(EventOrigin.BRIDGED);
	}

	@Test
	void attributesAreCopied() {
		Map<String, String> attributes = new HashMap<>(Map.of("user", "u1"));
		RunReference reference = new RunReference(null, null, null, "default", "c", null, attributes);
		attributes.put("user", "u2");
		assertThat(reference.attributes()).isEqualTo(Map.of("user", "u1"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> reference.attributes().put("a", "b"));
	}

	@Test
	void learnedIdsGoToACopy() {
		RunReference learned = new RunReference(null, null, null, "default", "c-2", "c-1", Map.of("user", "u1"))
			.with("run_1", "thread_1", "asst_1");
		assertThat(learned).isEqualTo(this.run);
		assertThat(this.run.with(null, null, null).clientRunId()).isEqualTo("c-2");
	}

	@Test
	void theTextShowsIdsAndNamesOfAttributes() {
		assertThat(this.run).hasToString("RunReference[runId=run_1, threadId=thread_1, assistantId=asst_1, "
				+ "client=default, clientRunId=c-2, continues=c-1, attributes=[user]]");
		assertThat(this.run.with("run 1\n", null, null).toString()).contains("runId=6 characters, threadId=null");
	}

}
