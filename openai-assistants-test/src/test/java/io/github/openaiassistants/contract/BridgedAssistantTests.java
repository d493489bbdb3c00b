package io.github.openaiassistants.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.client.AssistantOperations;
import io.github.openaiassistants.client.BlockingAssistantOperations;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyAssistantRequest;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.test.AssistantsServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Assistants that the application defines, without a word to the server.
 */
class BridgedAssistantTests {

	private final AssistantsServer server = Bridges.server(StateMode.CONVERSATION).start();

	private final Bridges bridge = Bridges.to(this.server, StateMode.CONVERSATION);

	@AfterEach
	void stop() {
		assertThat(this.server.requests()).isEmpty();
		this.bridge.close();
		this.server.close();
	}

	@Test
	void assistantsAreRetrievedAndListed() {
		BlockingAssistantOperations assistants = this.bridge.blocking().assistants();
		AssistantObject assistant = assistants.retrieve("weather");
		assertThat(assistant.name()).isEqualTo("Weather");
		assertThat(assistant.createdAt()).isEqualTo(Bridges.NOW.getEpochSecond());
		assertThat(assistants.list()).extracting(AssistantObject::id).containsExactly("other", "weather");
		assertThat(assistants.list(ListQuery.builder().limit(1).order(SortOrder.ASCENDING).build()))
			.extracting(AssistantObject::id)
			.containsExactly("weather", "other");
	}

	@Test
	void unknownAssistantIsNotFound() {
		BlockingAssistantOperations assistants = this.bridge.blocking().assistants();
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> assistants.retrieve("asst_old"))
			.withMessageContainingAll("openai.assistants.definitions.<id>", "weather, other")
			.withMessageNotContaining("asst_old");
	}

	@Test
	void assistantsCannotBeCreatedChangedOrDeleted() {
		AssistantOperations assistants = this.bridge.client().assistants();
		refused("create assistant", () -> assistants.create(CreateAssistantRequest.builder("gpt-4o").build()));
		refused("modify assistant",
				() -> assistants.modify("weather", ModifyAssistantRequest.builder().name("x").build()));
		refused("delete assistant", () -> assistants.delete("weather"));
	}

	@Test
	void listRefusesWhatItDoesNotKnow() {
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.bridge.client().assistants().page(ListQuery.builder().runId("run_1").build()))
			.withMessage("run_id is not known to this list");
	}

	private static void refused(String call, Runnable attempt) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(attempt::run)
			.withMessageStartingWith(call + " cannot be used with openai.assistants.api=responses")
			.withMessageContaining("openai.assistants.definitions.<id>")
			.satisfies((refusal) -> assertThat(refusal.field()).isEqualTo(call));
	}

}
