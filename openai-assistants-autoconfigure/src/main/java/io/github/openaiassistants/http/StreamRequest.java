package io.github.openaiassistants.http;

import java.util.Map;

/**
 * A request that is answered with an event stream.
 *
 * @param operation what it does, for messages and diagnostics
 * @param path the path template below the base address
 * @param variables the values for the template; ids, already checked
 * @param body the object sent as JSON
 */
public record StreamRequest(String operation, String path, Map<String, String> variables, Object body) {

	/**
	 * Show operation and path, not the body.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "StreamRequest[operation=" + this.operation + ", path=" + this.path + "]";
	}

}
