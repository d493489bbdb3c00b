package io.github.openaiassistants.function;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which functions which assistant may call. Sources of configuration take characters out
 * of ids, or change their case: ids are compared without these, so that a list is rather
 * applied to two assistants than to none.
 */
final class FunctionAllowance {

	private final Map<String, Set<String>> allowed;

	FunctionAllowance(Map<String, List<String>> allowed) {
		this.allowed = allowed.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> canonical(entry.getKey()), (entry) -> Set.copyOf(entry.getValue()),
					(first, second) -> first.stream().filter(second::contains).collect(Collectors.toSet())));
	}

	/**
	 * Return whether an assistant may call a function.
	 * @param name the name of the function
	 * @param assistantId the assistant, or {@code null} when it is not known
	 * @return whether it may: everything where there is no list for it, nothing where
	 * there are lists and the assistant is not known
	 */
	boolean allows(String name, @Nullable String assistantId) {
		if (assistantId == null) {
			return this.allowed.isEmpty();
		}
		Set<String> names = this.allowed.get(canonical(assistantId));
		return names == null || names.contains(name);
	}

	private static String canonical(String id) {
		return id.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
	}

}
