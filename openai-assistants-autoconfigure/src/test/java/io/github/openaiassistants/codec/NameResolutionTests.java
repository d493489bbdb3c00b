package io.github.openaiassistants.codec;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunFailed;
import io.github.openaiassistants.event.ThreadRunQueued;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How an event gets its type: by its name, else by an envelope, else by its payload.
 */
class NameResolutionTests {

	private static final String DELTA = "{\"id\":\"msg_1\",\"object\":\"thread.message.delta\",\"delta\":{\"content\":"
			+ "[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"a [DONE] b\"}}]}}";

	static String[] names() {
		return new EventTypes().all().stream().map(EventType::name).toArray(String[]::new);
	}

	@ParameterizedTest
	@MethodSource("names")
	void theNameOfTheEventComesFirst(String name) {
		assertThat(Streams.event(name, "{\"id\":\"x\",\"object\":\"thread.run\",\"status\":\"expired\"}").name())
			.isEqualTo(name);
		assertThat(Streams.event(name, "{\"id\":\"x\",\"object\":\"other\",\"error\":{\"message\":\"m\"}}").name())
			.isEqualTo(name);
	}

	@ParameterizedTest
	@MethodSource("names")
	void anEnvelopeUnderNoNameComesSecond(String name) {
		String payload = "{\"id\":\"x\",\"object\":\"thread\",\"status\":\"queued\"}";
		AssistantStreamEvent event = Streams.event(null, envelope(name, payload));
		assertThat(event.name()).isEqualTo(name);
		assertThat(Streams.jsonData(event)).isEqualTo(WireData.tree(payload));
		assertThat(Streams.event("message", envelope(name, payload))).isEqualTo(event);
	}

	@ParameterizedTest
	@MethodSource("names")
	void anEnvelopeIsOpenedUnderAKnownNameToo(String name) {
		String payload = "{\"id\":\"x\",\"x_number\":1.00000000000000000001,\"x_null\":null}";
		AssistantStreamEvent event = Streams.event(name, envelope(name, payload));
		assertThat(event.name()).isEqualTo(name);
		assertThat(Streams.jsonData(event)).isEqualTo(WireData.tree(payload));
	}

	@Test
	void aPayloadWithMembersLikeAnEnvelopeIsNotOpened() {
		String payload = "{\"id\":\"run_1\",\"event\":\"billing\",\"data\":{\"units\":1}}";
		AssistantStreamEvent event = Streams.event("thread.run.queued", payload);
		assertThat(event).isInstanceOf(ThreadRunQueued.class);
		assertThat(Streams.jsonData(event)).isEqualTo(WireData.tree(payload));
	}

	@Test
	void anEnvelopeKeepsItsPayloadExactly() {
		String payload = "{\"id\":\"x\",\"top_p\":0.12345678901234567890123,\"big\":123456789012345678901234567890,"
				+ "\"huge\":1e99999999999,\"gone\":null}";
		assertThat(Streams.jsonData(Streams.event(null, envelope("thread.run.queued", payload))))
			.isEqualTo(WireData.tree(payload));
		assertThat(Streams.event(null, envelope("thread.run.paused", payload)))
			.isInstanceOfSatisfying(UnknownEvent.class, (unknown) -> {
				assertThat(unknown.name()).isEqualTo("thread.run.paused");
				assertThat(WireData.tree(unknown.data())).isEqualTo(WireData.tree(payload));
			});
	}

	@Test
	void anEnvelopeWithoutAPayloadIsUndecodable() {
		for (String payload : new String[] { "null", "[]", "1", "true", "\"text\"" }) {
			assertThat(Streams.event(null, envelope("thread.run.queued", payload)))
				.isInstanceOfSatisfying(UndecodableEvent.class, (event) -> {
					assertThat(event.name()).isEqualTo("thread.run.queued");
					assertThat(event.data()).isEqualTo(payload.replace("\"", ""));
				});
		}
	}

	@Test
	void anEnvelopeMayHoldAnErrorOrTheEndOrAKeepAlive() {
		assertThat(Streams.event(null, envelope("error", "{\"message\":\"m\"}")))
			.isInstanceOfSatisfying(ErrorEvent.class, (event) -> assertThat(event.data().message()).isEqualTo("m"));
		assertThat(Streams.event(null, envelope("error", "\"m\""))).isInstanceOfSatisfying(ErrorEvent.class,
				(event) -> assertThat(event.data().message()).isEqualTo("m"));
		assertThat(Streams.event(null, envelope("done", "\"[DONE]\""))).isInstanceOf(DoneEvent.class);
		assertThat(Streams.event(null, envelope("thread.run.queued", "\"[DONE]\""))).isInstanceOf(DoneEvent.class);
		assertThat(Streams.event(null, envelope("done", "null"))).isInstanceOf(DoneEvent.class);
		assertThat(Streams.block(null, envelope("keepalive", "\"\""))).isEmpty();
		assertThat(Streams.block(null, envelope("thread.run.queued", "\" \""))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "thread.run,queued,thread.run.queued", "thread.run,in_progress,thread.run.in_progress",
			"thread.run,requires_action,thread.run.requires_action", "thread.run,cancelling,thread.run.cancelling",
			"thread.run,cancelled,thread.run.cancelled", "thread.run,failed,thread.run.failed",
			"thread.run,completed,thread.run.completed", "thread.run,incomplete,thread.run.incomplete",
			"thread.run,expired,thread.run.expired", "thread.run.step,in_progress,thread.run.step.in_progress",
			"thread.run.step,cancelled,thread.run.step.cancelled", "thread.run.step,failed,thread.run.step.failed",
			"thread.run.step,completed,thread.run.step.completed", "thread.run.step,expired,thread.run.step.expired",
			"thread.message,in_progress,thread.message.in_progress",
			"thread.message,incomplete,thread.message.incomplete", "thread.message,completed,thread.message.completed",
			"thread.message.delta,,thread.message.delta", "thread.run.step.delta,,thread.run.step.delta",
			"thread,,thread.created" })
	void objectAndStatusComeThird(String object, String status, String name) {
		String payload = (status != null)
				? "{\"id\":\"x\",\"object\":\"" + object + "\",\"status\":\"" + status + "\",\"error\":null}"
				: "{\"id\":\"x\",\"object\":\"" + object + "\",\"error\":null}";
		AssistantStreamEvent event = Streams.event(null, payload);
		assertThat(event.name()).isEqualTo(name);
		assertThat(Streams.jsonData(event)).isEqualTo(WireData.tree(payload));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"object\":\"thread.run\"}", "{\"object\":\"thread.run\",\"status\":\"paused\"}",
			"{\"object\":\"thread.run\",\"status\":null}", "{\"object\":7,\"status\":\"queued\"}",
			"{\"object\":\"thread.run\",\"status\":\"step.completed\"}",
			"{\"object\":\"thread.message\",\"status\":\"delta\"}",
			"{\"object\":\"thread\\u002erun\\u0000\",\"status\":\"queued\"}", "{\"object\":\"thread.message.delta2\"}",
			"{\"object\":\".delta\"}", "{\"event\":7,\"data\":{}}", "{\"event\":\"thread.created\"}", "[]", "7",
			"\"text\"", "null", "plain text", "{\"id\":", "{}}", "{\"error\":null}" })
	void everythingElseWithoutANameIsAnUnknownMessage(String payload) {
		assertThat(Streams.event(null, payload)).isInstanceOfSatisfying(UnknownEvent.class, (event) -> {
			assertThat(event.name()).isEqualTo("message");
			assertThat(event.data()).isEqualTo(payload);
		});
	}

	@Test
	void anUnnamedPayloadKeepsItsNumbers() {
		String payload = "{\"id\":\"x\",\"object\":\"thread.run\",\"status\":\"queued\",\"x\":0.1000000000000000000001}";
		assertThat(Streams.jsonData(Streams.event(null, payload))).isEqualTo(WireData.tree(payload));
	}

	@Test
	void anUnnamedErrorIsAnError() {
		assertThat(Streams.event(null, "{\"error\":{\"message\":\"m\"}}")).isInstanceOfSatisfying(ErrorEvent.class,
				(event) -> assertThat(event.data().message()).isEqualTo("m"));
		assertThat(Streams.event(null, "{\"error\":\"m\"}")).isInstanceOfSatisfying(ErrorEvent.class,
				(event) -> assertThat(event.data().message()).isEqualTo("m"));
		assertThat(Streams.event(null, "{\"object\":\"x\",\"error\":{}}")).isInstanceOf(ErrorEvent.class);
	}

	@Test
	void aRunWithAnErrorMemberStaysARun() {
		assertThat(Streams.event(null,
				"{\"id\":\"r\",\"object\":\"thread.run\",\"status\":\"failed\",\"error\":{\"message\":\"m\"}}"))
			.isInstanceOf(ThreadRunFailed.class);
		assertThat(Streams.event("thread.run.completed", "{\"id\":\"r\",\"error\":null}"))
			.isInstanceOf(ThreadRunCompleted.class);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "done", "message", "thread.run.completed", "thread.message.delta", "error", "other", "ping" })
	void theEndMarkEndsTheStreamUnderAnyName(String name) {
		for (String data : new String[] { "[DONE]", " [DONE]", "[DONE] ", "\t[DONE]\t", "[DONE] and more",
				" ".repeat(100) + "[DONE]" }) {
			assertThat(Streams.event(name, data)).isInstanceOfSatisfying(DoneEvent.class,
					(event) -> assertThat(event.data()).isEqualTo(data));
		}
		assertThat(Streams.event(null, "[DONE]")).isInstanceOf(DoneEvent.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{}", "bye", "{\"id\":\"x\"" })
	void doneEndsTheStreamWithAnyData(String data) {
		assertThat(Streams.event("done", data)).isInstanceOfSatisfying(DoneEvent.class,
				(event) -> assertThat(event.data()).isEqualTo(data));
	}

	@Test
	void aTextWithTheEndMarkIsText() {
		for (String data : new String[] { DELTA, " " + DELTA }) {
			assertThat(Streams.event("thread.message.delta", data)).isInstanceOfSatisfying(ThreadMessageDelta.class,
					(event) -> assertThat(event.text()).isEqualTo("a [DONE] b"));
			assertThat(Streams.event(null, data)).isInstanceOf(ThreadMessageDelta.class);
			assertThat(Streams.event(null, envelope("thread.message.delta", data)))
				.isInstanceOf(ThreadMessageDelta.class);
		}
		assertThat(Streams.event("other", "\"[DONE]\"")).isInstanceOf(UnknownEvent.class);
		assertThat(Streams.event("other", "[\"[DONE]\"]")).isInstanceOf(UnknownEvent.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ping", "keepalive", "thread.created", "thread.message.delta", "message", "other" })
	void blankDataSaysNothing(String name) {
		assertThat(Streams.block(name, "")).isEmpty();
		assertThat(Streams.block(name, "  \t")).isEmpty();
		assertThat(Streams.block(name, "\ndata: ")).isEmpty();
	}

	@Test
	void blankErrorsAreErrors() {
		assertThat(Streams.event("error", "")).isInstanceOfSatisfying(ErrorEvent.class,
				(event) -> assertThat(event.data().message()).isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ping", "keepalive", "thread.message.chunk", "thread.run.paused", "thread.run.created.",
			"thread..created", "run.finished", "function.started" })
	void otherNamesAreUnknownWhateverTheData(String name) {
		for (String data : new String[] { "{}", "{\"type\":\"keepalive\"}", "not JSON", "{\"id\":", DELTA,
				envelope("thread.created", "{}"), "{\"error\":{}}" }) {
			assertThat(Streams.event(name, data)).isInstanceOfSatisfying(UnknownEvent.class, (event) -> {
				assertThat(event.name()).isEqualTo(name);
				assertThat(event.data()).isEqualTo(data);
			});
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesAreComparedExactly(String name) {
		for (String other : new String[] { name.toUpperCase(Locale.ROOT), name + " ", " " + name, name + "\u0000",
				name.replace('.', '_'), name + "x", name.substring(1) }) {
			assertThat(Streams.event(other, "{\"id\":\"x\"}")).isInstanceOfSatisfying(UnknownEvent.class,
					(event) -> assertThat(event.name()).isEqualTo(other));
		}
		assertThat(Streams.event("DONE", "{}")).isInstanceOf(UnknownEvent.class);
		assertThat(Streams.event("Error", "{}")).isInstanceOf(UnknownEvent.class);
	}

	@Test
	void aHugeNameIsAName() {
		String name = "thread.".repeat(150_000);
		AssistantStreamEvent event = Streams.event(name, "{}");
		assertThat(event.name()).isEqualTo(name);
		assertThat(event.toString()).hasSizeLessThan(1000);
	}

	@Test
	void dataOverSeveralLinesIsOnePayload() {
		assertThat(Streams.event("thread.run.queued", "{\ndata: \"id\":\ndata: \"run_7\"\ndata: }"))
			.isInstanceOfSatisfying(ThreadRunQueued.class, (event) -> assertThat(event.data().id()).isEqualTo("run_7"));
	}

	private static String envelope(String name, String payload) {
		return "{\"event\":\"" + name + "\",\"data\":" + payload + "}";
	}

}
