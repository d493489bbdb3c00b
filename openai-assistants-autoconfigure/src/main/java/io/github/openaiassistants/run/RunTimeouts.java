package io.github.openaiassistants.run;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param idle without a byte on an open stream
 * @param silence without an event on an open stream; comments do not count
 * @param run for the whole of a logical run
 * @param close between the last event of a stream and its end
 */
public record RunTimeouts(Duration idle, Duration silence, Duration run, Duration close) {

}
