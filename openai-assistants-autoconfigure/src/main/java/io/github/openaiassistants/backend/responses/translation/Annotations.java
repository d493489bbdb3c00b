package io.github.openaiassistants.backend.responses.translation;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.FileCitation;
import io.github.openaiassistants.model.FileCitationAnnotation;
import io.github.openaiassistants.model.FilePath;
import io.github.openaiassistants.model.FilePathAnnotation;

/**
 * Annotations of a text. Positions are passed on as they are; they count code points.
 */
final class Annotations {

	private Annotations() {
	}

	// Return the annotation, or null when it has no form in the Assistants API.
	// @param slot the position among the annotations of the part, null outside of deltas
	// @param text the text as far as it is known
	static @Nullable Annotation of(JsonNode annotation, @Nullable Integer slot, CharSequence text) {
		return switch (Members.textOr(annotation, "type", "")) {
			case "file_citation" -> {
				Integer position = Members.index(annotation, "index");
				FileCitation file = new FileCitation(Members.text(annotation, "file_id"), null, Map.of());
				yield new FileCitationAnnotation(slot, "file_citation", "", file, position, position, Map.of());
			}
			case "container_file_citation" -> {
				Integer start = Members.index(annotation, "start_index");
				Integer end = Members.index(annotation, "end_index");
				FilePath file = new FilePath(Members.text(annotation, "file_id"), container(annotation));
				yield new FilePathAnnotation(slot, "file_path", range(text, start, end), file, start, end, Map.of());
			}
			case "file_path" -> {
				Integer position = Members.index(annotation, "index");
				FilePath file = new FilePath(Members.text(annotation, "file_id"), Map.of());
				yield new FilePathAnnotation(slot, "file_path", "", file, position, position, Map.of());
			}
			default -> null;
		};
	}

	// Without its container a file cannot be downloaded
	private static Map<String, JsonNode> container(JsonNode annotation) {
		String id = Members.text(annotation, "container_id");
		Map<String, JsonNode> members = new LinkedHashMap<>();
		if (id != null) {
			members.put("container_id", StringNode.valueOf(id));
		}
		return members;
	}

	private static String range(CharSequence text, @Nullable Integer start, @Nullable Integer end) {
		if (start == null || end == null || end < start) {
			return "";
		}
		int from = offset(text, 0, start);
		int to = (from >= 0) ? offset(text, from, end - start) : -1;
		return (to >= 0) ? text.subSequence(from, to).toString() : "";
	}

	private static int offset(CharSequence text, int from, int codePoints) {
		int offset = from;
		for (int i = 0; i < codePoints; i++) {
			if (offset >= text.length()) {
				return -1;
			}
			offset += Character.charCount(Character.codePointAt(text, offset));
		}
		return offset;
	}

}
