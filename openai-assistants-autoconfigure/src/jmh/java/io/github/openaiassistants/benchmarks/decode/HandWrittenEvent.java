package io.github.openaiassistants.benchmarks.decode;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.benchmarks.Tally;

/**
 * An event in records that know one kind of content each, which is the best case of
 * binding data by reflection.
 *
 * @param name the name of the event
 * @param data one of the records below, or text
 */
public record HandWrittenEvent(String name, Object data) {

	static void read(HandWrittenEvent event, Tally tally) {
		if (event.data() instanceof MessageDelta delta) {
			readContent(delta.delta().content(), tally);
		}
		else if (event.data() instanceof StepDelta step) {
			readCalls(step.delta().stepDetails().toolCalls(), tally);
		}
		else if (event.data() instanceof Message message && event.name().equals("thread.message.completed")) {
			readContent(message.content(), tally);
		}
	}

	private static void readContent(List<Part> content, Tally tally) {
		for (Part part : content) {
			tally.add(part.text().value());
		}
	}

	private static void readCalls(@Nullable List<Call> calls, Tally tally) {
		if (calls != null) {
			for (Call call : calls) {
				tally.add(call.function().arguments());
			}
		}
	}

	/**
	 * A piece of a message.
	 *
	 * @param id the id of the message
	 * @param object the type
	 * @param delta the piece
	 */
	public record MessageDelta(String id, String object, Content delta) {

		/**
		 * Return what is new.
		 * @return the text
		 */
		public String text() {
			return this.delta.content().get(0).text().value();
		}

	}

	record Content(List<Part> content) {

	}

	record Part(@Nullable Integer index, String type, Text text) {

	}

	record Text(String value, @Nullable List<Annotation> annotations) {

	}

	record Annotation(@Nullable Integer index, String type, String text, Integer startIndex, Integer endIndex,
			@Nullable Map<String, String> fileCitation) {

	}

	record StepDelta(String id, String object, StepContent delta) {

	}

	record StepContent(Details stepDetails) {

	}

	record Details(String type, @Nullable List<Call> toolCalls, @Nullable Map<String, String> messageCreation) {

	}

	record Call(@Nullable Integer index, @Nullable String id, String type, Function function) {

	}

	record Function(@Nullable String name, String arguments, @Nullable String output) {

	}

	record Message(String id, String object, Long createdAt, String assistantId, String threadId, String runId,
			String status, @Nullable Long completedAt, String role, List<Part> content, List<Object> attachments,
			Map<String, String> metadata) {

	}

	record Step(String id, String object, Long createdAt, String runId, String assistantId, String threadId,
			String type, String status, @Nullable Long cancelledAt, @Nullable Long completedAt,
			@Nullable Long expiresAt, @Nullable Long failedAt, Details stepDetails,
			@Nullable Map<String, Object> usage) {

	}

	record Run(String id, String object, Long createdAt, String assistantId, String threadId, String status,
			@Nullable Long startedAt, @Nullable Long expiresAt, @Nullable Long cancelledAt, @Nullable Long failedAt,
			@Nullable Long completedAt, @Nullable Map<String, Object> requiredAction, String model,
			@Nullable String instructions, List<Map<String, Object>> tools, @Nullable Map<String, Object> toolResources,
			Map<String, String> metadata, Double temperature, Double topP, @Nullable Integer maxCompletionTokens,
			@Nullable Integer maxPromptTokens, @Nullable Map<String, Object> truncationStrategy,
			@Nullable Map<String, Object> usage, String responseFormat, String toolChoice, Boolean parallelToolCalls) {

	}

}
