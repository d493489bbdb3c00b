package io.github.openaiassistants.event;

/**
 * The stream of a run was lost and the run is being looked up.
 *
 * @param data why the stream was lost
 * @param meta which run it belongs to, and where in it
 */
public record RunRecoveryStarted(FailureSummary data, EventMeta meta) implements RunLifecycleEvent {

	/**
	 * Name of the event.
	 */
	public static final String NAME = "run.recovery_started";

	@Override
	public String name() {
		return NAME;
	}

}
