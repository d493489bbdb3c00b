package io.github.openaiassistants.backend.responses.translation;

/**
 * A block whose data is no JSON object.
 *
 * @param name the name of the block, {@code message} when it had none
 * @param data the data as sent, cut after 16384 characters
 * @param problem what was wrong, without quoting the data
 */
public record UndecodableBlock(String name, String data, String problem) implements ResponsesInput {

	/**
	 * Show the size of the data instead of the data.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "UndecodableBlock[name=" + this.name.length() + " characters, data=" + this.data.length()
				+ " characters, problem=" + this.problem + "]";
	}

}
