package io.github.openaiassistants.run;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param idle without a byte on an open stream
 * @param silence without an event on an open stream; comments do not count
 * @param run for the whole of a logical run
 * @param cancel until the end of a run that is cancelled is known
 * @param close between the last event of a stream and its end
 */
public record RunTimeouts(Duration idle, Duration silence, Duration run, Duration cancel, Duration close) {

	// Who works on the run notices when nothing happens
	RunTimeouts watching() {
		return new RunTimeouts(this.run, this.run, this.run, this.cancel, this.close);
	}

}
