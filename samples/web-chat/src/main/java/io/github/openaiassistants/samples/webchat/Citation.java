package io.github.openaiassistants.samples.webchat;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.FileCitationAnnotation;
import io.github.openaiassistants.model.UrlCitationAnnotation;

/**
 * Where a part of an answer comes from.
 *
 * @param mark how it is marked in the text
 * @param title the title of the source, or {@code null} when only the mark names it
 * @param url the address of the source, or {@code null} when it is a file
 */
record Citation(@Nullable String mark, @Nullable String title, @Nullable String url) {

	static @Nullable Citation of(Annotation annotation) {
		if (annotation instanceof FileCitationAnnotation file) {
			return new Citation(file.text(), null, null);
		}
		if (annotation instanceof UrlCitationAnnotation page && page.urlCitation() != null) {
			return new Citation(page.text(), page.urlCitation().title(), page.urlCitation().url());
		}
		return null;
	}

}
