package io.github.openaiassistants.codec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.model.ErrorObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shapes of errors: what is read of each, and that each is written as it was read.
 */
class ErrorShapeTests {

	@Test
	void bareError() {
		String data = "{\"message\":\"m\",\"type\":\"server_error\",\"param\":\"p\",\"code\":\"c\"}";
		assertError(data, "server_error", "m", "p", "c");
		assertThat(error(data).extra()).isEmpty();
	}

	@Test
	void bareErrorWithNullsAndMore() {
		assertError("{\"message\":\"m\",\"type\":null,\"param\":null,\"code\":null,\"x\":{\"y\":[null]}}", null, "m",
				null, null);
		assertError("{\"error\":null,\"message\":\"m\",\"code\":\"c\"}", null, "m", null, "c");
	}

	@Test
	void wrappedError() {
		assertError(
				"{\"error\":{\"message\":\"m\",\"type\":\"server_error\",\"param\":\"p\",\"code\":\"c\",\"x\":null}}",
				"server_error", "m", "p", "c");
		assertError("{\"error\":{\"message\":\"m\"},\"message\":\"outer\",\"request_id\":\"req_1\"}", null, "m", null,
				null);
		assertError("{\"error\":{}}", null, null, null, null);
		assertError("{\"error\":{\"error\":{\"message\":\"inner\"},\"message\":null}}", null, null, null, null);
	}

	@Test
	void wrappedText() {
		assertError("{\"error\":\"m\"}", null, "m", null, null);
		assertError("{\"error\":\"\"}", null, "", null, null);
		assertError("{\"error\":\"m\",\"type\":\"t\",\"code\":\"c\",\"param\":\"p\",\"x\":1}", "t", "m", "p", "c");
	}

	@Test
	void wrappedOther() {
		assertError("{\"error\":true,\"message\":\"m\"}", null, "m", null, null);
		assertError("{\"error\":[1,{\"message\":\"m\"}]}", null, null, null, null);
		assertError("{\"error\":17}", null, null, null, null);
	}

	@Test
	void numbersAreKept() {
		assertError("{\"error\":{\"message\":\"m\",\"x\":0.10000000000000000000001,\"y\":1e99999999999}}", null, "m",
				null, null);
		assertError("{\"message\":\"m\",\"code\":404,\"x\":0.10000000000000000000001}", null, "m", null, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "the server is gone", "{\"message\":\"m\"", "{\"message\":\"m\"}}", "<html>", "\"m", "{" })
	void textThatIsNoJson(String text) {
		ErrorEvent event = (ErrorEvent) Streams.event("error", text);
		assertThat(event.data().message()).isEqualTo(text);
		assertThat(Streams.jsonData(event).stringValue()).isEqualTo(text);
		assertComesBack(event);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t \t" })
	void noText(String text) {
		ErrorEvent event = (ErrorEvent) Streams.event("error", text);
		assertThat(event.data().message()).isNull();
		assertThat(Streams.jsonData(event).stringValue()).isEqualTo(text);
		assertComesBack(event);
	}

	@Test
	void jsonThatIsNoObject() {
		assertError("\"m\"", null, "m", null, null);
		assertError("\"17\"", null, "17", null, null);
		assertError("\"\"", null, null, null, null);
		assertError("17", null, "17", null, null);
		assertError("[{\"message\":\"m\"}]", null, "[{\"message\":\"m\"}]", null, null);
		assertError("true", null, "true", null, null);
		assertError("null", null, null, null, null);
	}

	@Test
	void nestingBeyondTheLimitIsText() {
		String text = "{\"error\":".repeat(10_000);
		assertThat(error(text).message()).isEqualTo(text);
	}

	@Test
	void severalLinesAreOneText() {
		assertThat(error("one\ndata: two").message()).isEqualTo("one\ntwo");
	}

	private static void assertError(String data, @Nullable String type, @Nullable String message,
			@Nullable String param, @Nullable String code) {
		ErrorEvent event = (ErrorEvent) Streams.event("error", data);
		ErrorObject error = event.data();
		assertThat(new @Nullable String[] { error.type(), error.message(), error.param(), error.code() }).as(data)
			.containsExactly(type, message, param, code);
		assertThat(Streams.jsonData(event)).as(data).isEqualTo(WireData.tree(data));
		assertComesBack(event);
	}

	private static void assertComesBack(ErrorEvent event) {
		String json = Streams.JSON.writeString(event);
		ErrorEvent read = Streams.JSON.read(json, ErrorEvent.class);
		assertThat(read).isEqualTo(event);
		JsonNode again = WireData.tree(Streams.JSON.writeString(read));
		assertThat(again).isEqualTo(WireData.tree(json));
	}

	private static ErrorObject error(String data) {
		return ((ErrorEvent) Streams.event("error", data)).data();
	}

}
