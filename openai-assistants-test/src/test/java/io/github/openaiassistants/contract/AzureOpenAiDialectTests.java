package io.github.openaiassistants.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Azure OpenAI, with a bearer token. No recorded stream is public: the dialect is made
 * from the documentation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AzureOpenAiDialectTests {

	private static final RunScript ANSWER = RunScript.answering("One", " two");

	private final ConnectedDialect azure = new ConnectedDialect(Dialect.AZURE_OPENAI,
			"openai.assistants.query.api-version=2024-05-01-preview");

	@AfterAll
	void close() {
		this.azure.close();
	}

	@Test
	void answerIsDelivered() {
		ObservedRun run = this.azure.run(ANSWER);
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
	}

	@Test
	void functionCallIsAnswered() {
		ObservedRun run = this.azure.run(RunScript.calling(ConnectedDialect.CALL)
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(ConnectedDialect.text(run)).isEqualTo("It is sunny");
	}

	@Test
	void cutStreamIsRecovered() {
		assertThat(this.azure.run(ANSWER.cutAfter(8, StreamEnd.CLOSE)).outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void refusalWithoutTypeIsUnderstood() {
		ObservedRun run = ObservedRun.of(this.azure.application(),
				this.azure.application()
					.streamer()
					.createThreadAndRun(CreateThreadAndRunRequest.of("asst_unknown", "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(run.failure()).isInstanceOfSatisfying(ApiException.class, (ex) -> {
			assertThat(ex.status()).isEqualTo(404);
			assertThat(ex.code()).isEqualTo("NotFound");
			assertThat(ex.error().type()).isNull();
		});
	}

}
