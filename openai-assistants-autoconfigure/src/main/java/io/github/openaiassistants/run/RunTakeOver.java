package io.github.openaiassistants.run;

/**
 * Goes on with runs of instances that are gone. They keep their client run id: the
 * application that waits for the end of a run by that id gets it from the successor.
 */
public final class RunTakeOver implements Successor {

	private final RunServices services;

	private final RunSettings settings;

	/**
	 * Create it.
	 * @param services what the runs work with
	 * @param settings how they are handled
	 */
	public RunTakeOver(RunServices services, RunSettings settings) {
		this.services = services;
		this.settings = settings;
	}

	@Override
	public void recover(LiveRun run) {
		LaunchedRun launched = new LaunchedRun(run.clientRunId());
		launched.start(follow(run, launched));
	}

	@Override
	public void cancel(LiveRun run) {
		LaunchedRun launched = new LaunchedRun(run.clientRunId());
		LogicalRun followed = follow(run, launched);
		followed.giveUp();
		launched.start(followed);
	}

	private LogicalRun follow(LiveRun run, LaunchedRun launched) {
		return new LogicalRun(this.services, this.settings, run.run(), null, run, launched);
	}

}
