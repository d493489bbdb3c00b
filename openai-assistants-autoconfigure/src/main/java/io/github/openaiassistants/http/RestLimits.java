package io.github.openaiassistants.http;

import java.time.Duration;

/**
 * What an answer may take.
 *
 * @param response how long to wait for the headers of a file, and for all of any other
 * answer
 * @param idle how long to wait for the next bytes of a file while they are asked for
 * @param upload how long sending a file may take, with the answer
 * @param answerSize how many bytes a JSON answer may have
 */
public record RestLimits(Duration response, Duration idle, Duration upload, int answerSize) {

}
