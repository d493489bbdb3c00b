package io.github.openaiassistants.contract;

import java.io.IOException;

/**
 * What a server does when it is asked to create a run.
 */
@FunctionalInterface
interface FaultAnswer {

	/**
	 * Answer. When this returns, the connection is closed unless it is kept alive.
	 * @param exchange the request and its connection
	 * @throws IOException if the client has left
	 */
	void to(FaultExchange exchange) throws IOException;

}
