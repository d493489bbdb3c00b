package io.github.openaiassistants.backend.responses.translation;

/**
 * How much a translator keeps of one run.
 *
 * @param entries the number of items, parts, annotations, calls, outputs and search
 * results
 * @param characters the number of characters in them
 */
public record TranslationLimits(int entries, long characters) {

	/**
	 * More than any run of use has: 10,000 entries, and 64 Mi characters.
	 */
	public static final TranslationLimits DEFAULT = new TranslationLimits(10_000, 64L * 1024 * 1024);

}
