package io.github.openaiassistants.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends the active runs when the application ends, while their listeners are still there:
 * before the web server stops accepting requests, and before anything that runs work with
 * is taken away.
 * <p>
 * From the first moment no further run begins. Of the time of grace the runs have three
 * quarters to come to their end; those for which nothing arrives from the server for a
 * tenth of it are not waited for. The rest are told to end, and if they do not, their
 * listeners are interrupted; a run whose listener does not return even then has its
 * outcome logged.
 */
public final class OrderlyShutdown implements SmartLifecycle {

	/**
	 * Phase of this life cycle: before the web server's grace time, which begins at
	 * {@code DEFAULT_PHASE - 1024}.
	 */
	public static final int PHASE = DEFAULT_PHASE - 512;

	private static final Log logger = LogFactory.getLog(OrderlyShutdown.class);

	private static final int TICKS = 40;

	private static final int LAST_CALL = 30;

	// Without anything from the server
	private static final int QUIET = 4;

	// From being told to end to being interrupted
	private static final int PATIENCE = 6;

	// To cancel what is left at the server
	private static final int FAREWELL = 2;

	private static final Duration SHORTEST_TICK = Duration.ofMillis(25);

	private final LiveRuns runs;

	private final Duration grace;

	private volatile boolean running;

	/**
	 * Create it.
	 * @param runs the runs to end
	 * @param grace how long that may take
	 */
	public OrderlyShutdown(LiveRuns runs, Duration grace) {
		this.runs = runs;
		this.grace = grace;
	}

	@Override
	public void start() {
		this.runs.close(false);
		this.running = true;
	}

	@Override
	public void stop() {
		end();
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		// The life cycles of this phase stop side by side
		new Thread(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		}, "assistants-shutdown").start();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private void end() {
		this.runs.close(true);
		if (this.runs.size() > 0) {
			logger.info("Waiting for " + this.runs.size() + " runs to end, for " + this.grace + " at most");
		}
		try {
			endInTime();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		abandon(this.runs.list());
	}

	// Their listeners do not return, so the runs cannot end themselves
	private void abandon(List<LogicalRun> left) {
		Flux.fromIterable(left)
			.flatMap(LogicalRun::cancelAtServer, Math.max(1, left.size()))
			.then()
			.timeout(Duration.ofNanos(FAREWELL * tick()))
			.onErrorResume((failure) -> Mono.fromRunnable(
					() -> logger.warn("Not every run that is left behind could be cancelled at the server", failure)))
			.block();
		left.forEach(LogicalRun::abandon);
	}

	// In nanoseconds
	private long tick() {
		return Math.max(this.grace.toNanos() / TICKS, SHORTEST_TICK.toNanos());
	}

	private void endInTime() throws InterruptedException {
		long length = tick();
		Map<LogicalRun, Integer> told = new HashMap<>();
		for (int tick = 1; tick <= TICKS - FAREWELL && !this.runs.awaitNone(length); tick++) {
			for (LogicalRun run : this.runs.list()) {
				if (tick >= LAST_CALL || run.quietFor() >= QUIET * length) {
					run.shutDown();
					told.putIfAbsent(run, tick);
				}
				if (tick - told.getOrDefault(run, tick) >= PATIENCE) {
					run.hurry();
				}
			}
		}
	}

}
