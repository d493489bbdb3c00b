package io.github.openaiassistants.event;

/**
 * A function of this application is about to be called.
 *
 * @param data which call
 * @param meta which run it belongs to, and where in it
 */
public record FunctionCallStarted(FunctionCallDetails data, EventMeta meta) implements RunLifecycleEvent {

	/**
	 * Name of the event.
	 */
	public static final String NAME = "function.started";

	@Override
	public String name() {
		return NAME;
	}

}
