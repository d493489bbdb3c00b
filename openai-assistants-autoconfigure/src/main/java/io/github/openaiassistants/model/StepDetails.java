package io.github.openaiassistants.model;

import org.jspecify.annotations.Nullable;

/**
 * What a run step does, or in a delta a piece of it.
 */
public sealed interface StepDetails permits MessageCreationDetails, ToolCallsDetails, UnknownStepDetails {

	/**
	 * Return the discriminator.
	 * @return the {@code type} member, or {@code null} when there is none
	 */
	@Nullable String type();

}
