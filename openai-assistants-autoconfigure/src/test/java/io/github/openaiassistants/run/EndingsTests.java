package io.github.openaiassistants.run;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.ErrorObject;

import static org.assertj.core.api.Assertions.assertThat;

class EndingsTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 200, 301, 400, 401, 403, 404, 405, 413, 422, 429, 501, 505, 529 })
	void requestIsSurelyNotAccepted(int status) {
		assertThat(Endings.isRefusal(refusal(status))).isTrue();
		assertThat(Endings.isRepeatable(refusal(status))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "408, true", "409, true", "500, false", "502, false", "503, true", "504, false", "520, false",
			"524, false" })
	void requestMayHaveBeenAccepted(int status, boolean repeatable) {
		assertThat(Endings.isRefusal(refusal(status))).isFalse();
		assertThat(Endings.isRepeatable(refusal(status))).isEqualTo(repeatable);
	}

	@Test
	void serverMayForbidToRepeat() {
		ApiError error = new ApiError(503, null, null, null, null, null, null, null, false);
		assertThat(Endings.isRepeatable(new ApiException("create run: HTTP 503", error, null))).isFalse();
	}

	@Test
	void lockedThreadIsARefusalWhateverTheStatus() {
		assertThat(Endings.isRefusal(new ActiveRunException("create run: HTTP 409", ApiError.of(409), null))).isTrue();
	}

	@Test
	void nothingIsCertainWithoutAnAnswer() {
		StreamLostException lost = new StreamLostException("broken", new IOException());
		assertThat(Endings.isRefusal(lost)).isFalse();
		assertThat(Endings.isRefusal(null)).isFalse();
		assertThat(Endings.isRepeatable(lost)).isFalse();
		assertThat(Endings.cause(lost, null)).isSameAs(lost);
		assertThat(Endings.cause(refusal(500), null)).isInstanceOf(ApiException.class);
		assertThat(Endings.cause(null, null)).isInstanceOf(StreamLostException.class);
	}

	private static ApiException refusal(int status) {
		return new ApiException("create run: HTTP " + status, ApiError.of(status), null);
	}

	@Test
	void errorOfTheServerIsNamedButNotQuoted() {
		ErrorObject error = AssistantsJson.create()
			.mapper()
			.readValue("{\"message\":\"a secret\",\"type\":\"server_error\",\"code\":\"a secret\"}", ErrorObject.class);
		assertThat(Endings.cause(null, error)).isInstanceOf(StreamLostException.class)
			.hasMessageContaining("server_error")
			.hasMessageNotContaining("secret");
	}

}
