package io.github.openaiassistants.run;

import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * The alarm clock of one run. Set by one thread at a time.
 */
final class WakeUp {

	private final Scheduler scheduler;

	private final Runnable target;

	private final Disposable.Swap timer = Disposables.swap();

	private volatile boolean fired = true;

	private long at;

	WakeUp(Scheduler scheduler, Runnable target) {
		this.scheduler = scheduler;
		this.target = target;
	}

	/**
	 * Make sure that the target is called no later than after a time. It may be called
	 * earlier: a call that is already planned is not put off.
	 * @param nanos the time in nanoseconds
	 */
	void within(long nanos) {
		long newAt = System.nanoTime() + nanos;
		if (this.fired || newAt - this.at < 0) {
			this.fired = false;
			this.at = newAt;
			this.timer.update(this.scheduler.schedule(this::fire, TimeUnit.NANOSECONDS.toMillis(nanos) + 1,
					TimeUnit.MILLISECONDS));
		}
	}

	private void fire() {
		this.fired = true;
		this.target.run();
	}

	/**
	 * Return whether no call is planned: it may be time for something.
	 * @return whether the last planned call was made
	 */
	boolean hasFired() {
		return this.fired;
	}

	void cancel() {
		this.timer.dispose();
	}

}
