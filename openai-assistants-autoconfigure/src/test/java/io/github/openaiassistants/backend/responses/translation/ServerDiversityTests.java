package io.github.openaiassistants.backend.responses.translation;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.ToolOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that leave out, change or add what others do not.
 */
class ServerDiversityTests {

	private static final int MANY = 200_000;

	private final Translation run = new Translation();

	@AfterEach
	void eventsAreLegal() {
		assertThat(BridgedOrder.violations(this.run.events())).isEmpty();
	}

	@Test
	void streamWithoutTheBeginningIsTranslated() {
		this.run.stream("{'type':'response.output_text.delta','delta':'Hi'}",
				"{'type':'response.output_text.delta','delta':'!'}",
				Payloads.ended("completed", "'created_at':1790000000.75"));
		assertThat(text()).isEqualTo("Hi!");
		assertThat(this.run.data("thread.run.completed").path("id").stringValue()).isEqualTo("run_made_1");
		assertThat(this.run.known().responseId()).isEqualTo("resp_1");
	}

	@Test
	void idsThatChangeWithEveryEventAreMatchedByPosition() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT.replace("msg_1", "msg_2"),
				Payloads.TEXT.replace("msg_1", "msg_3"),
				Payloads.MESSAGE_DONE.replace("msg_1", "msg_4").replace("Hi", "HiHi"),
				Payloads.ended("completed", "'output':[{'id':'msg_5','type':'message','content':"
						+ "[{'type':'output_text','text':'HiHi'}]}]"));
		assertThat(this.run.names()).containsOnlyOnce("thread.message.created");
		assertThat(this.run.data("thread.message.completed").path("id").stringValue()).isEqualTo("msg_1");
		assertThat(text()).isEqualTo("HiHi");
	}

	@Test
	void positionThatIsTheSameForAllItemsKeepsThemApart() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT, Payloads.CALL.replace("':1", "':0"),
				"{'type':'response.function_call_arguments.delta','output_index':0,'item_id':'fc_1','delta':'{}'}",
				Payloads.TEXT, Payloads.MESSAGE_DONE.replace("Hi", "HiHi"), Payloads.CALL_DONE.replace("':1", "':0"),
				Payloads.COMPLETED);
		assertThat(text()).isEqualTo("HiHi");
		assertThat(this.run.known().pendingCalls()).hasSize(1);
	}

	@Test
	void itemsWithoutIdsGetTheSameIdsWhenTheyAreReadAgain() {
		String item = "{'type':'message','role':'assistant','content':[{'type':'output_text','text':'Hi'}]}";
		this.run.stream(Payloads.CREATED, "{'type':'response.output_item.added','item':" + item + "}",
				"{'type':'response.output_text.delta','delta':'Hi'}",
				"{'type':'response.output_item.done','item':" + item + "}",
				Payloads.ended("completed", "'output':[" + item + "]"));
		assertThat(this.run.names()).containsOnlyOnce("thread.message.created");
		Translation again = new Translation().fetch("{'id':'resp_1','status':'completed','output':[" + item + "]}");
		assertThat(again.known().messages()).isEqualTo(this.run.known().messages());
		assertThat(again.known().steps()).isEqualTo(this.run.known().steps());
	}

	@Test
	void idThatIsUsedAgainIsMadeUnique() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.MESSAGE_DONE,
				Payloads.MESSAGE.replace("':0", "':1"), Payloads.MESSAGE_DONE.replace("':0", "':1"),
				Payloads.COMPLETED);
		assertThat(this.run.known().messages()).extracting((message) -> message.id())
			.containsExactly("msg_1", "msg_1_2");
		assertThat(this.run.known().steps()).extracting((step) -> step.id())
			.containsExactly("step_msg_1", "step_msg_1_2");
	}

	@Test
	void repeatedAnnouncementIsIgnored() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.MESSAGE, Payloads.CALL, Payloads.CALL,
				Payloads.CALL.replace("':1", "':7"), Payloads.MESSAGE_DONE, Payloads.MESSAGE_DONE, Payloads.CALL_DONE,
				Payloads.COMPLETED);
		assertThat(this.run.names()).containsOnlyOnce("thread.message.created", "thread.message.completed");
		assertThat(this.run.known().pendingCalls()).hasSize(1);
	}

	@Test
	void callIsKnownByItsItemIfItHasNoIdOfItsOwn() {
		this.run.stream(Payloads.CREATED, Payloads.CALL.replace("'call_id':'call_1',", ""), Payloads.COMPLETED);
		assertThat(this.run.known().pendingCalls().get(0).id()).isEqualTo("fc_1");
	}

	@Test
	void nameOfACallMayComeLate() {
		this.run.stream(Payloads.CREATED, Payloads.CALL.replace("'name':'get_weather',", ""), Payloads.CALL_DONE,
				Payloads.COMPLETED);
		assertThat(this.run.pendingFunction().name()).isEqualTo("get_weather");
	}

	@Test
	void callThatTheServerAnsweredItselfNeedsNoAction() {
		this.run.stream(Payloads.CREATED, Payloads.CALL, Payloads.CALL_DONE,
				"{'type':'response.output_item.done','item':{'type':'function_call_output','call_id':'call_1','output':'7'}}",
				Payloads.COMPLETED);
		assertThat(this.run.names()).endsWith("thread.run.step.completed", "thread.run.completed", "done");
		JsonNode call = this.run.data("thread.run.step.completed").at("/step_details/tool_calls/0/function");
		assertThat(call.path("output").stringValue()).isEqualTo("7");
	}

	@Test
	void earlyNamesOfEventsAreUnderstood() {
		this.run.stream(Payloads.CREATED, Payloads.CODE,
				"{'type':'response.code_interpreter_call.code.delta','item_id':'ci_1','delta':'+1'}",
				"{'type':'response.code_interpreter_call.code.done','item_id':'ci_1','code':'1+1+1+1'}",
				Payloads.MESSAGE, Payloads.TEXT,
				"{'type':'response.output_text_annotation.added','item_id':'msg_1','annotation':"
						+ "{'type':'file_path','file_id':'file_1','index':2}}",
				Payloads.COMPLETED);
		JsonNode step = Translation.tree(Translation.JSON.writeString(this.run.known().steps().get(0)));
		assertThat(step.at("/step_details/tool_calls/0/code_interpreter/input").stringValue()).isEqualTo("1+1+1+1");
		assertThat(this.run.data("thread.message.completed")
			.at("/content/0/text/annotations/0/file_path/file_id")
			.stringValue()).isEqualTo("file_1");
	}

	@Test
	void hostedCallThatFailsFailsItsStepOnly() {
		this.run.stream(Payloads.CREATED, Payloads.CODE, Payloads.SEARCH,
				"{'type':'response.output_item.done','output_index':3,'item':{'id':'ci_1','type':'code_interpreter_call',"
						+ "'status':'failed','outputs':[{'type':'future'}]}}",
				"{'type':'response.output_item.done','output_index':2,'item':{'id':'fs_1','type':'file_search_call',"
						+ "'status':'incomplete'}}",
				Payloads.COMPLETED);
		assertThat(this.run.names()).endsWith("thread.run.step.failed", "response.output_item.done",
				"thread.run.step.failed", "thread.run.completed", "done");
		assertThat(this.run.data("thread.run.step.failed").at("/last_error/message").stringValue())
			.contains("file_search_call");
	}

	@Test
	void itemsThatWereNotFinishedEndAsFarAsTheyWereStreamed() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT, Payloads.CODE, Payloads.CALL,
				"{'type':'response.function_call_arguments.delta','output_index':1,'delta':'{}'}", Payloads.COMPLETED);
		assertThat(text()).isEqualTo("Hi");
		assertThat(this.run.pendingFunction().arguments()).isEqualTo("{}");
	}

	@Test
	void finishedMessageWithoutContentKeepsWhatWasStreamed() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT,
				"{'type':'response.output_item.done','item':{'id':'msg_1','type':'message','content':[]}}",
				Payloads.COMPLETED);
		assertThat(text()).isEqualTo("Hi");
	}

	@Test
	void messageThatIsMarkedIncompleteIsNotCompleted() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT,
				Payloads.MESSAGE_DONE.replace("'completed'", "'incomplete'"), Payloads.COMPLETED);
		assertThat(this.run.names()).contains("thread.message.incomplete").doesNotContain("thread.message.completed");
	}

	@Test
	void oneLargeEventIsRead() {
		String text = "x".repeat(2_000_000);
		this.run.stream(Payloads.ended("completed",
				"'output':[{'id':'msg_1','type':'message','content':[{'type':'output_text','text':'" + text + "'}]}]"));
		assertThat(text()).isEqualTo(text);
	}

	@Test
	@Timeout(60)
	void longTextInManyPiecesIsNotCopiedForEach() {
		String[] pieces = new String[MANY];
		Arrays.fill(pieces, Payloads.TEXT);
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE).stream(pieces).stream(Payloads.COMPLETED);
		assertThat(text()).hasSize(2 * MANY);
	}

	@Test
	void usageIsAddedUpOverAllResponses() {
		this.run.stream(Payloads.CREATED, Payloads.CALL, Payloads.CALL_DONE, Payloads.COMPLETED)
			.submit(new ToolOutput("call_1", "7"))
			.stream(Payloads.MESSAGE, Payloads.TEXT, Payloads.ended("completed", "'usage':{'output_tokens':4}"));
		assertThat(this.run.data("thread.run.completed").path("usage").toString())
			.isEqualTo("{\"prompt_tokens\":3,\"completion_tokens\":6,\"total_tokens\":9}");
		assertThat(this.run.known().steps()).extracting("usage.totalTokens").isEqualTo(List.of(5L, 4L));
	}

	@Test
	void itemThatWaitsForAnApplicationFailsTheRun() {
		this.run.stream(Payloads.CREATED, Payloads.CALL, Payloads.CALL_DONE,
				"{'type':'response.output_item.added','item':{'type':'custom_tool_call','call_id':'call_9'}}",
				Payloads.COMPLETED);
		assertThat(this.run.names()).endsWith("thread.run.step.failed", "thread.run.failed", "done");
		assertThat(this.run.data("thread.run.failed").at("/last_error/message").stringValue())
			.contains("custom_tool_call");
	}

	@Test
	void itemThatTheServerAnsweredWaitsForNobody() {
		this.run.stream(Payloads.CREATED,
				Payloads.ended("completed", "'output':[{'type':'shell_call','call_id':'call_9'},"
						+ "{'type':'shell_call_output','call_id':'call_9','output':[]}]"));
		assertThat(this.run.names()).endsWith("thread.run.completed", "done");
	}

	private String text() {
		return this.run.data("thread.message.completed").at("/content/0/text/value").stringValue();
	}

}
