package io.github.openaiassistants.model;

import org.jspecify.annotations.Nullable;

/**
 * A mark inside the text of a message. Replace it by searching for its text: the indexes
 * are a hint only.
 */
public sealed interface Annotation
		permits FileCitationAnnotation, FilePathAnnotation, UrlCitationAnnotation, UnknownAnnotation {

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
