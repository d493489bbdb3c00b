package io.github.openaiassistants.run;

import java.util.concurrent.Semaphore;

/**
 * The place of one run among those that may be active at the same time. Used by one
 * thread at a time.
 */
final class Slot {

	private final Semaphore free;

	private boolean taken;

	Slot(Semaphore free) {
		this.free = free;
	}

	/**
	 * Take the place, once for the whole run.
	 * @return whether there was one
	 */
	boolean take() {
		this.taken = this.taken || this.free.tryAcquire();
		return this.taken;
	}

	void giveBack() {
		if (this.taken) {
			this.taken = false;
			this.free.release();
		}
	}

}
