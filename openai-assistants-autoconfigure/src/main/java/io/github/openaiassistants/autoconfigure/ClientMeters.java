package io.github.openaiassistants.autoconfigure;

import io.github.openaiassistants.observation.RunMeters;

/**
 * Counts what happens to the runs of further clients.
 */
@FunctionalInterface
interface ClientMeters {

	/**
	 * Return what counts for a client.
	 * @param client its name
	 * @return its meters
	 */
	RunMeters of(String client);

}
