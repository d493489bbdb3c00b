package io.github.openaiassistants.model;

import org.jspecify.annotations.Nullable;

/**
 * A part of a message, or in a delta a piece of one.
 */
public sealed interface MessageContent
		permits TextContent, ImageFileContent, ImageUrlContent, RefusalContent, UnknownContent {

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
