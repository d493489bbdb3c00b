package io.github.openaiassistants.event;

/**
 * A function of this application could not be called or threw.
 *
 * @param data which call
 * @param meta which run it belongs to, and where in it
 */
public record FunctionCallFailed(FunctionCallDetails data, EventMeta meta) implements RunLifecycleEvent {

	/**
	 * Name of the event.
	 */
	public static final String NAME = "function.failed";

	@Override
	public String name() {
		return NAME;
	}

}
