package io.github.openaiassistants.observation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.CreateMessageRequest;

/**
 * What a run was asked for.
 *
 * @param model the model that was asked for, or {@code null} when that of the assistant
 * is to be used
 * @param instructions what takes the place of the assistant's instructions, or
 * {@code null}
 * @param messages the messages that were sent with the request
 */
public record RunInput(@Nullable String model, @Nullable String instructions, List<CreateMessageRequest> messages) {

	/**
	 * Nothing: the run was there before.
	 */
	public static final RunInput NONE = new RunInput(null, null, List.of());

	/**
	 * Copy the list.
	 */
	public RunInput {
		messages = List.copyOf(messages);
	}

	/**
	 * Return the same without what people wrote.
	 * @return the model alone
	 */
	RunInput withoutContent() {
		return new RunInput(this.model, null, List.of());
	}

	/**
	 * Show how many messages there are, not what they say.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "RunInput[model=" + this.model + ", messages=" + this.messages.size() + "]";
	}

}
