package io.github.openaiassistants.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Keeps the leases of this instance alive and takes over the runs that others have
 * abandoned. Begins to take over when everything else has been started and stops before
 * anything else is; the leases are renewed until the end, because runs that are being
 * ended are still those of this instance.
 */
public final class RunSuccession implements SmartLifecycle, AutoCloseable {

	private static final Log logger = LogFactory.getLog(RunSuccession.class);

	/**
	 * Runs that are taken over at a time, so that other successors have a share.
	 */
	private static final int BATCH = 32;

	private static final int PHASE = DEFAULT_PHASE - 511;

	private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

	private static final Duration TERMINATION = Duration.ofSeconds(5);

	private final SharedRunRegistry registry;

	private final AbandonedRunPolicy policy;

	private final @Nullable Successor successor;

	private final Object lock = new Object();

	private @Nullable ScheduledThreadPoolExecutor thread;

	private @Nullable ScheduledFuture<?> task;

	/**
	 * When abandoned runs are to be forgotten next. Used by the thread alone.
	 */
	private long nextPurge = System.nanoTime();

	private boolean running;

	/**
	 * Create it.
	 * @param registry the registry
	 * @param policy what becomes of abandoned runs
	 * @param successor goes on with them, or {@code null} when nobody does: they are left
	 */
	public RunSuccession(SharedRunRegistry registry, AbandonedRunPolicy policy, @Nullable Successor successor) {
		this.registry = registry;
		this.policy = policy;
		this.successor = successor;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void start() {
		synchronized (this.lock) {
			this.running = true;
			if (this.thread == null) {
				CustomizableThreadFactory threads = new CustomizableThreadFactory("assistants-registry-");
				threads.setDaemon(true);
				ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, threads);
				this.task = started.scheduleWithFixedDelay(this::tick, 0, this.registry.interval().toMillis(),
						TimeUnit.MILLISECONDS);
				this.thread = started;
			}
		}
	}

	@Override
	public void stop() {
		synchronized (this.lock) {
			this.running = false;
		}
	}

	@Override
	public boolean isRunning() {
		synchronized (this.lock) {
			return this.running;
		}
	}

	private void tick() {
		this.registry.renew();
		// Before anything is taken over: what is that old is not to be recovered
		if (System.nanoTime() - this.nextPurge >= 0) {
			this.registry.purge();
			this.nextPurge = System.nanoTime() + BETWEEN_PURGES.toNanos();
		}
		if (this.successor == null || this.policy == AbandonedRunPolicy.LEAVE || !isRunning()) {
			return;
		}
		List<LiveRun> abandoned = this.registry.claim(BATCH);
		if (!abandoned.isEmpty()) {
			logger.info(abandoned.size() + " runs that another instance has abandoned were taken over");
		}
		for (LiveRun run : abandoned) {
			hand(run, this.successor);
		}
	}

	// What is taken over while the application is stopped is left to others
	private void hand(LiveRun run, Successor successor) {
		synchronized (this.lock) {
			if (!this.running) {
				this.registry.left(run.clientRunId());
				return;
			}
			try {
				if (this.policy == AbandonedRunPolicy.CANCEL) {
					successor.cancel(run);
				}
				else {
					successor.recover(run);
				}
			}
			catch (RuntimeException ex) {
				logger.error("Run " + run.clientRunId() + " was taken over and is given up", ex);
				this.registry.ended(run.clientRunId());
			}
		}
	}

	/**
	 * Renew no more leases.
	 */
	@Override
	public void close() {
		stop();
		ScheduledThreadPoolExecutor started;
		synchronized (this.lock) {
			started = this.thread;
			this.thread = null;
			if (this.task != null) {
				this.task.cancel(false);
			}
		}
		if (started != null) {
			started.shutdown();
			await(started);
		}
	}

	private static void await(ScheduledThreadPoolExecutor started) {
		try {
			if (!started.awaitTermination(TERMINATION.toMillis(), TimeUnit.MILLISECONDS)) {
				started.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			started.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}
