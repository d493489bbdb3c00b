package io.github.openaiassistants.observation;

import org.jspecify.annotations.Nullable;

/**
 * Conventions that take the place of the standard ones.
 *
 * @param run names observations of runs, or {@code null}
 * @param segment names observations of their streams, or {@code null}
 * @param functionCall names observations of function calls, or {@code null}
 */
public record RunConventions(@Nullable RunObservationConvention run, @Nullable RunSegmentObservationConvention segment,
		@Nullable FunctionCallObservationConvention functionCall) {

	/**
	 * The standard ones.
	 */
	public static final RunConventions STANDARD = new RunConventions(null, null, null);

}
