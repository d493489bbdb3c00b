package io.github.openaiassistants.snapshot;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How an object grows. Where text is appended, unknown members are left out: they
 * describe a piece, not the whole.
 *
 * @param restarts whether a piece of another type starts the object anew
 * @param members how the members grow that are known
 * @param others how any other member grows; {@code null} leaves it out
 * @param opening what members look like before anything comes for them
 */
record MergeRule(boolean restarts, Map<String, Growth> members, @Nullable Growth others,
		Map<String, JsonNode> opening) {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final MergeRule REPLACED = new MergeRule(false, Map.of(), new Replaced(), Map.of());

	private static final MergeRule ANNOTATION = new MergeRule(false, Map.of(), new Nested((type) -> REPLACED),
			Map.of());

	private static final MergeRule TEXT = new MergeRule(false,
			Map.of("value", new Appended(), "annotations", new Slotted((type) -> ANNOTATION)), null,
			Map.of("value", NODES.stringNode(""), "annotations", NODES.arrayNode()));

	private static final MergeRule FUNCTION = new MergeRule(false, Map.of("arguments", new Appended()), new Replaced(),
			Map.of("output", NODES.nullNode()));

	private static final MergeRule CODE_INTERPRETER = new MergeRule(false,
			Map.of("input", new Appended(), "outputs", new Slotted(MergeRule::output)), new Replaced(),
			Map.of("outputs", NODES.arrayNode()));

	/**
	 * Deltas of messages.
	 */
	static final MergeRule MESSAGE = new MergeRule(false,
			Map.of("role", new Replaced(), "content", new Slotted(MergeRule::content)), null, Map.of());

	/**
	 * Deltas of run steps.
	 */
	static final MergeRule STEP = new MergeRule(false, Map.of("step_details", new Nested(MergeRule::details)), null,
			Map.of());

	@Nullable Growth growth(String name) {
		Growth growth = this.members.get(name);
		return (growth != null) ? growth : this.others;
	}

	private static MergeRule content(@Nullable String type) {
		if ("text".equals(type)) {
			return closed("text", new Nested((any) -> TEXT));
		}
		return "refusal".equals(type) ? closed("refusal", new Appended()) : other(type);
	}

	private static MergeRule details(@Nullable String type) {
		return "tool_calls".equals(type) ? closed("tool_calls", new Slotted(MergeRule::call))
				: new MergeRule(true, Map.of(), new Nested((any) -> REPLACED), Map.of());
	}

	private static MergeRule call(@Nullable String type) {
		if ("function".equals(type)) {
			return open("function", new Nested((any) -> FUNCTION));
		}
		return "code_interpreter".equals(type) ? open("code_interpreter", new Nested((any) -> CODE_INTERPRETER))
				: other(type);
	}

	private static MergeRule output(@Nullable String type) {
		return "logs".equals(type) ? closed("logs", new Appended())
				: new MergeRule(true, Map.of(), new Replaced(), Map.of());
	}

	// What is named like its kind grows member by member, also where the kind is unknown.
	private static MergeRule other(@Nullable String type) {
		return (type != null) ? open(type, new Nested((any) -> REPLACED))
				: new MergeRule(true, Map.of(), new Replaced(), Map.of());
	}

	private static MergeRule open(String member, Growth growth) {
		return new MergeRule(true, Map.of(member, growth), new Replaced(), Map.of());
	}

	private static MergeRule closed(String member, Growth growth) {
		return new MergeRule(true, Map.of(member, growth), null, Map.of());
	}

	/**
	 * How a member grows. Values that do not fit are kept until one comes that does.
	 */
	sealed interface Growth {

	}

	/**
	 * The next value takes the place of the former.
	 */
	record Replaced() implements Growth {

	}

	/**
	 * Text is appended.
	 */
	record Appended() implements Growth {

	}

	/**
	 * Objects are merged member by member.
	 *
	 * @param kinds what they can be
	 */
	record Nested(Kinds kinds) implements Growth {

	}

	/**
	 * Elements of arrays are told apart by their index.
	 *
	 * @param kinds what the elements can be
	 */
	record Slotted(Kinds kinds) implements Growth {

	}

}
