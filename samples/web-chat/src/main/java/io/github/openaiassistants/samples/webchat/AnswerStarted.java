package io.github.openaiassistants.samples.webchat;

import org.jspecify.annotations.Nullable;

/**
 * An assistant has begun to answer.
 *
 * @param thread the thread
 * @param run the run whose events tell the answer
 */
record AnswerStarted(String thread, @Nullable String run) {

}
