package io.github.openaiassistants.observation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.micrometer.common.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Names that a server may choose, as values of low cardinality: what does not look like a
 * name, and what comes after the first of them, is all the same. Safe for use by any
 * thread.
 */
final class BoundedNames {

	/**
	 * Stands for any other name.
	 */
	static final String OTHER = "_OTHER";

	private static final int MOST = 100;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:/@+-]{1,128}");

	private final Set<String> known = ConcurrentHashMap.newKeySet();

	String of(@Nullable String name) {
		if (name == null || name.isEmpty()) {
			return KeyValue.NONE_VALUE;
		}
		if (this.known.contains(name)) {
			return name;
		}
		if (this.known.size() >= MOST || !NAME.matcher(name).matches()) {
			return OTHER;
		}
		this.known.add(name);
		return name;
	}

}
