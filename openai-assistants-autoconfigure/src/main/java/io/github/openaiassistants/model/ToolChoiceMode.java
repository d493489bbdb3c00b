package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * Whether the model uses tools; servers may send values beyond the constants.
 *
 * @param value the text on the wire
 */
public record ToolChoiceMode(String value) implements ToolChoice, OpenEnum {

	/**
	 * No tool is used.
	 */
	public static final ToolChoiceMode NONE = new ToolChoiceMode("none");

	/**
	 * The model decides.
	 */
	public static final ToolChoiceMode AUTO = new ToolChoiceMode("auto");

	/**
	 * The model must use a tool.
	 */
	public static final ToolChoiceMode REQUIRED = new ToolChoiceMode("required");

	/**
	 * Check that there is a value.
	 */
	public ToolChoiceMode {
		Objects.requireNonNull(value, "value");
	}

	/**
	 * Return the text on the wire.
	 * @return the value
	 */
	@Override
	public String toString() {
		return this.value;
	}

}
