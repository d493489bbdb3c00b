package io.github.openaiassistants.model;

import org.jspecify.annotations.Nullable;

/**
 * Something the code interpreter produced.
 */
public sealed interface CodeInterpreterOutput permits LogsOutput, ImageOutput, UnknownOutput {

	/**
	 * Return the discriminator.
	 * @return the {@code type} member, or {@code null} when there is none
	 */
	@Nullable String type();

	/**
	 * Return the slot this piece belongs to.
	 * @return the index, present in deltas only
	 */
	@Nullable Integer index();

}
