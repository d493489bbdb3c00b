package io.github.openaiassistants.run;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.ErrorObject;

import static org.assertj.core.api.Assertions.assertThat;

class EndingsTests {

	private final ApiException refusal = new ApiException("create run: HTTP 500", ApiError.of(500), null);

	@Test
	void refusedRequestMeansThatThereIsNoRun() {
		assertThat(Endings.outcome(this.refusal, false)).isEqualTo(RunOutcome.REFUSED);
		assertThat(Endings.cause(this.refusal, null)).isSameAs(this.refusal);
	}

	@Test
	void refusedContinuationLeavesTheFateUnknown() {
		assertThat(Endings.outcome(this.refusal, true)).isEqualTo(RunOutcome.LOST);
	}

	@Test
	void anythingElseIsLost() {
		StreamLostException lost = new StreamLostException("broken", new IOException());
		assertThat(Endings.outcome(lost, false)).isEqualTo(RunOutcome.LOST);
		assertThat(Endings.outcome(null, true)).isEqualTo(RunOutcome.LOST);
		assertThat(Endings.cause(lost, null)).isSameAs(lost);
		assertThat(Endings.cause(null, null)).isInstanceOf(StreamLostException.class);
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
