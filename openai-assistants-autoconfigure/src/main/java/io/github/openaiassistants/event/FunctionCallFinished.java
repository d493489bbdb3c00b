package io.github.openaiassistants.event;

/**
 * A function of this application returned its output.
 *
 * @param data which call
 * @param meta which run it belongs to, and where in it
 */
public record FunctionCallFinished(FunctionCallDetails data, EventMeta meta) implements RunLifecycleEvent {

	/**
	 * Name of the event.
	 */
	public static final String NAME = "function.finished";

	@Override
	public String name() {
		return NAME;
	}

}
