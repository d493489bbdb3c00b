package io.github.openaiassistants.function;

import java.util.concurrent.Executor;

import reactor.core.scheduler.Scheduler;

/**
 * What a round of function calls works with.
 *
 * @param settings how functions are called
 * @param executor runs the calls
 * @param timer tells the time and ends what is too slow
 * @param reader reads arguments
 * @param writer writes outputs
 * @param failures reports what functions throw
 */
record RoundServices(FunctionSettings settings, Executor executor, Scheduler timer, ArgumentReader reader,
		OutputWriter writer, FunctionFailureLog failures) {

}
