package io.github.openaiassistants.snapshot;

import java.util.Map;

import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.codec.JsonCount;
import io.github.openaiassistants.failure.LimitExceededException;

/**
 * How much is retained, in bytes, and how much may be. An estimate that does not depend
 * on the JVM: every JSON value and every object that grows has a fixed cost, every
 * character has two bytes.
 */
final class SnapshotBudget {

	/**
	 * Cost of a JSON value beside its characters and its members.
	 */
	static final int VALUE = 64;

	/**
	 * Cost of an object, list or text that can grow, beside what is in it.
	 */
	static final int GROWING = 256;

	private static final String LIMIT = "limits.snapshot-size";

	private final long limit;

	private long used;

	SnapshotBudget(long limit) {
		this.limit = limit;
	}

	void take(long bytes) {
		this.used += bytes;
		check();
	}

	void give(long bytes) {
		this.used -= bytes;
	}

	void check() {
		if (this.used > this.limit) {
			throw new LimitExceededException(LIMIT,
					"The messages and steps of a run take more than " + this.limit + " bytes");
		}
	}

	static long text(CharSequence text) {
		return 2L * text.length();
	}

	static long of(JsonNode value) {
		long size = VALUE;
		if (value.isString()) {
			return size + text(value.stringValue());
		}
		if (value.isObject()) {
			for (Map.Entry<String, JsonNode> member : value.properties()) {
				size += text(member.getKey()) + of(member.getValue());
			}
		}
		else if (value.isArray()) {
			for (JsonNode element : value.values()) {
				size += of(element);
			}
		}
		return size;
	}

	static long of(JsonCount value) {
		return VALUE * value.values() + 2 * value.characters();
	}

}
