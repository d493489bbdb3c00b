package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;

/**
 * The thread that works on something at the moment, if one does.
 */
final class Worker {

	private @Nullable Thread thread;

	private boolean interrupted;

	synchronized void enter() {
		this.thread = Thread.currentThread();
	}

	// The thread belongs to others afterwards: an interrupt that came too late goes
	synchronized void leave() {
		this.thread = null;
		if (this.interrupted) {
			this.interrupted = false;
			Thread.interrupted();
		}
	}

	synchronized void interrupt() {
		if (this.thread != null) {
			this.interrupted = true;
			this.thread.interrupt();
		}
	}

}
