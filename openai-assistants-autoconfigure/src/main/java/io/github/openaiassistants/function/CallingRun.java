package io.github.openaiassistants.function;

import java.util.function.UnaryOperator;

import io.github.openaiassistants.observation.ObservedRun;

/**
 * What surrounds the function calls of a run.
 *
 * @param context restores the context of the run around each call
 * @param observed the run as it is observed, with the calls below it
 */
public record CallingRun(UnaryOperator<Runnable> context, ObservedRun observed) {

}
