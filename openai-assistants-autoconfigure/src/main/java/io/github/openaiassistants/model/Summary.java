package io.github.openaiassistants.model;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Texts of records for logs: ids, types, statuses, indexes, counts and sizes, never
 * content. A string is shown when its component is on the list and it looks like an
 * identifier; of anything else only the size is shown.
 */
final class Summary {

	private static final Set<String> SHOWN = Set.of("id", "object", "type", "assistantId", "threadId", "runId",
			"messageId", "fileId", "toolCallId", "vectorStoreId", "fileIds", "vectorStoreIds", "model", "code",
			"reason", "detail", "ranker", "reasoningEffort");

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:/-]{0,128}");

	private static final int SHOWN_ELEMENTS = 3;

	private Summary() {
	}

	static String of(Record value) {
		List<String> parts = new ArrayList<>();
		for (RecordComponent component : value.getClass().getRecordComponents()) {
			Object part = read(component, value);
			if (part != null && !isEmptyExtra(component.getName(), part)) {
				parts.add(component.getName() + "=" + describe(component.getName(), part));
			}
		}
		return value.getClass().getSimpleName() + parts;
	}

	private static boolean isEmptyExtra(String name, Object part) {
		return "extra".equals(name) && ((Map<?, ?>) part).isEmpty();
	}

	private static @Nullable Object read(RecordComponent component, Record value) {
		try {
			return component.getAccessor().invoke(value);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Component " + component.getName() + " cannot be read", ex);
		}
	}

	private static String describe(String name, Object part) {
		if (part instanceof String text) {
			return (SHOWN.contains(name) && IDENTIFIER.matcher(text).matches()) ? text : text.length() + " characters";
		}
		if (part instanceof OpenEnum value) {
			return describe("type", value.value());
		}
		if (part instanceof Map<?, ?> map) {
			return map.size() + " entries";
		}
		if (part instanceof List<?> list) {
			return describe(name, list);
		}
		if (part instanceof JsonNode node) {
			return node.getNodeType() + "(" + node.size() + ")";
		}
		return part.toString();
	}

	private static String describe(String name, List<?> list) {
		List<String> parts = new ArrayList<>();
		for (Object element : list.subList(0, Math.min(list.size(), SHOWN_ELEMENTS))) {
			parts.add(describe(name, element));
		}
		if (list.size() > SHOWN_ELEMENTS) {
			parts.add((list.size() - SHOWN_ELEMENTS) + " more");
		}
		return parts.toString();
	}

}
