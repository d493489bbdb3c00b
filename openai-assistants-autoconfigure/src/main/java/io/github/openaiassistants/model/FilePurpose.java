package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * What a file is for; servers may know values beyond the constants.
 *
 * @param value the text on the wire
 */
public record FilePurpose(String value) implements OpenEnum {

	/**
	 * For the tools of assistants and messages.
	 */
	public static final FilePurpose ASSISTANTS = new FilePurpose("assistants");

	/**
	 * Produced by a tool of an assistant.
	 */
	public static final FilePurpose ASSISTANTS_OUTPUT = new FilePurpose("assistants_output");

	/**
	 * An image to be shown to a model.
	 */
	public static final FilePurpose VISION = new FilePurpose("vision");

	/**
	 * For any use.
	 */
	public static final FilePurpose USER_DATA = new FilePurpose("user_data");

	/**
	 * Input of a batch job.
	 */
	public static final FilePurpose BATCH = new FilePurpose("batch");

	/**
	 * Output of a batch job.
	 */
	public static final FilePurpose BATCH_OUTPUT = new FilePurpose("batch_output");

	/**
	 * Input of a fine-tuning job.
	 */
	public static final FilePurpose FINE_TUNE = new FilePurpose("fine-tune");

	/**
	 * Output of a fine-tuning job.
	 */
	public static final FilePurpose FINE_TUNE_RESULTS = new FilePurpose("fine-tune-results");

	/**
	 * Data of an evaluation.
	 */
	public static final FilePurpose EVALS = new FilePurpose("evals");

	/**
	 * Check that there is a value.
	 */
	public FilePurpose {
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
