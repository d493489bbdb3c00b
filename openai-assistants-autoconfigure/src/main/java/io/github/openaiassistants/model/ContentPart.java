package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A part of a message to be created.
 */
public sealed interface ContentPart permits TextPart, ImageFilePart, ImageUrlPart, UnknownPart {

	/**
	 * Return the discriminator.
	 * @return the {@code type} member, or {@code null} when there is none
	 */
	@Nullable String type();

	/**
	 * Create a text part.
	 * @param text the text, at most 256,000 characters
	 * @return the part
	 */
	static TextPart text(String text) {
		return new TextPart("text", text, Map.of());
	}

	/**
	 * Create an image part from a file.
	 * @param fileId the id of the file
	 * @return the part
	 */
	static ImageFilePart imageFile(String fileId) {
		return new ImageFilePart("image_file", new ImageFile(fileId, null, Map.of()), Map.of());
	}

	/**
	 * Create an image part from a URL.
	 * @param url the URL
	 * @return the part
	 */
	static ImageUrlPart imageUrl(String url) {
		return new ImageUrlPart("image_url", new ImageUrl(url, null, Map.of()), Map.of());
	}

}
