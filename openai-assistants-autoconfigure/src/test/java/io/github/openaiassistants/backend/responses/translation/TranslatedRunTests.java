package io.github.openaiassistants.backend.responses.translation;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolChoice;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.Usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What is known about a run, and translators that take over.
 */
class TranslatedRunTests {

	private final Translation run = new Translation();

	@Test
	void nothingIsKnownBeforeTheRunExists() {
		assertThat(this.run.translator().known()).isNull();
	}

	@Test
	void positionAndResponseAreKnown() {
		this.run.stream("{'type':'response.created','sequence_number':4,'response':{'id':'resp_1','background':true}}",
				"{'type':'keepalive','sequence_number':5}", "{'type':'response.x','sequence_number':3}");
		assertThat(this.run.known().cursor()).isEqualTo(5);
		assertThat(this.run.known().responseId()).isEqualTo("resp_1");
		assertThat(this.run.known().background()).isTrue();
		assertThat(this.run.known().run().id()).isEqualTo("run_1");
	}

	@Test
	void fractionsOfSecondsAreCutOff() {
		assertThat(this.run.stream(Payloads.CREATED).known().run().createdAt()).isEqualTo(1790000000);
	}

	@Test
	void repeatedNumberIsDroppedOnlyAfterTheConnectionWasLost() {
		String text = "{'type':'response.output_text.delta','item_id':'msg_1','delta':'a','sequence_number':7}";
		this.run.stream(text, text).resume().stream(text);
		assertThat(this.run.names()).filteredOn("thread.message.delta"::equals).hasSize(2);
	}

	@Test
	void nextResponseHasItsOwnPosition() {
		waitForOutputs().resume().submit(new ToolOutput("call_1", "7"));
		this.run.stream("{'type':'response.created','sequence_number':0,'response':{'id':'resp_2'}}");
		assertThat(this.run.known().cursor()).isZero();
		assertThat(this.run.known().responseIds()).containsExactly("resp_1", "resp_2");
		assertThat(this.run.known().run().id()).isEqualTo("run_1");
	}

	@Test
	void stepThatWaitsKnowsItsCalls() {
		TranslatedRun known = waitForOutputs().known();
		assertThat(known.run().status()).isEqualTo(RunStatus.REQUIRES_ACTION);
		assertThat(known.run().usage()).isNull();
		assertThat(known.usage()).isNotNull().extracting(Usage::totalTokens).isEqualTo(5L);
		assertThat(Translation.tree(Translation.JSON.writeString(known.steps().get(0)))
			.at("/step_details/tool_calls/0/function/arguments")
			.stringValue()).isEqualTo("{}");
	}

	@Test
	void lastResponseIsReadAgainByAnotherTranslator() {
		waitForOutputs().submit(new ToolOutput("call_1", "7"))
			.stream("{'type':'response.created','response':{'id':'resp_2'}}", Payloads.MESSAGE, Payloads.TEXT);
		TranslatedRun before = this.run.known();
		this.run.handOver(Translation.TERMS);
		this.run.translator()
			.fetched(Translation.tree(Payloads.json("{'id':'resp_2','status':'completed','output':[{'id':'msg_1',"
					+ "'type':'message','content':[{'type':'output_text','text':'Hi there'}]}]}")[0]));
		this.run.translator().discard();
		TranslatedRun after = this.run.known();
		assertThat(after.responseIds()).isEqualTo(before.responseIds());
		assertThat(after.run().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(after.run().createdAt()).isEqualTo(before.run().createdAt());
		assertThat(after.steps()).hasSize(2);
		assertThat(after.steps().get(0)).isEqualTo(before.steps().get(0));
		assertThat(after.messages()).hasSize(1);
		assertThat(after.messages().get(0).id()).isEqualTo("msg_1");
		assertThat(after.messages().get(0).text()).isEqualTo("Hi there");
		assertThat(this.run.take().names()).endsWith("thread.message.delta");
	}

	@Test
	void runThatHasEndedStaysAsItIs() {
		TranslatedRun before = this.run
			.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.MESSAGE_DONE, Payloads.COMPLETED)
			.known();
		this.run.handOver(Translation.TERMS).fetch("{'id':'resp_1','status':'failed'}").stream(Payloads.CREATED);
		assertThat(this.run.translator().isOver()).isTrue();
		assertThat(this.run.names()).endsWith("thread.run.completed", "done");
		assertThat(this.run.known().run()).isEqualTo(before.run());
		assertThat(this.run.known().steps()).isEqualTo(before.steps());
		assertThat(this.run.known().responseIds()).isEqualTo(before.responseIds());
	}

	@Test
	void responseThatIsStillWorkedOnIsLookedUp() {
		assertThat(this.run.fetch("{'id':'resp_1','status':'queued','created_at':1790000000}").known().run().status())
			.isEqualTo(RunStatus.QUEUED);
		assertThat(this.run.fetch("{'id':'resp_1','status':'in_progress'}").known().run().status())
			.isEqualTo(RunStatus.IN_PROGRESS);
		assertThat(this.run.fetch("{'id':'resp_1','status':'new_in_2027'}").known().run().status())
			.isEqualTo(RunStatus.IN_PROGRESS);
	}

	@Test
	void outputsAreTakenOnlyWhenTheRunWaitsForThem() {
		this.run.stream(Payloads.CREATED);
		assertThatIllegalStateException().isThrownBy(() -> this.run.submit(new ToolOutput("call_1", "7")));
	}

	@Test
	void termsCanBeStored() {
		RunTerms terms = new RunTerms("thread_1", "asst_1", null, "x",
				List.of(Tool.fileSearch(), Tool.function("f", null, null)), Map.of("k", "v"), 0.5, null, 400,
				ToolChoice.function("f"), false, ResponseFormat.jsonObject(), "low", true);
		assertThat(Translation.JSON.read(Translation.JSON.writeString(terms), RunTerms.class)).isEqualTo(terms);
	}

	@Test
	void textsAreDiscreet() {
		RunTerms terms = new RunTerms("thread_1", "asst_1", "m", "SECRET", List.of(), Map.of("k", "SECRET"), null, null,
				null, null, null, null, null, false);
		assertThat(terms.toString()).contains("thread_1", "asst_1").doesNotContain("SECRET");
		assertThat(new UndecodableBlock("SECRET", "SECRET", "not valid JSON").toString()).doesNotContain("SECRET");
		assertThat(new ResponsesEvent("SECRET", Translation.tree("{\"a\":\"SECRET\"}"), 7L, () -> "SECRET").toString())
			.contains("7")
			.doesNotContain("SECRET");
		this.run.stream(Payloads.MESSAGE, Payloads.TEXT.replace("Hi", "SECRET"), Payloads.COMPLETED);
		assertThat(this.run.known().toString()).contains("msg_1").doesNotContain("SECRET");
	}

	private Translation waitForOutputs() {
		return this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.CALL, Payloads.CALL_DONE,
				Payloads.COMPLETED);
	}

}
