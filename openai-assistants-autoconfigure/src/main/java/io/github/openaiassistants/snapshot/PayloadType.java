package io.github.openaiassistants.snapshot;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepObject;

/**
 * What is to be known about a type of payload.
 *
 * @param <T> the type
 * @param type the type
 * @param id reads its id
 * @param content the member that grows
 * @param reader reads that member
 * @param rule how it grows
 */
record PayloadType<T>(Class<T> type, Function<T, String> id, String content, Function<T, @Nullable Object> reader,
		MergeRule rule) {

	static final PayloadType<MessageObject> MESSAGE = new PayloadType<>(MessageObject.class, MessageObject::id,
			"content", MessageObject::content, MergeRule.MESSAGE);

	static final PayloadType<RunStepObject> STEP = new PayloadType<>(RunStepObject.class, RunStepObject::id,
			"step_details", RunStepObject::stepDetails, MergeRule.STEP);

	boolean describesContent(T payload) {
		return this.reader.apply(payload) != null;
	}

}
