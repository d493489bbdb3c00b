package io.github.openaiassistants.contract;

import java.io.IOException;
import java.net.Socket;

/**
 * What happens on a connection before the first request.
 */
@FunctionalInterface
interface FaultDoor {

	/**
	 * Let a client in.
	 * @param plain the connection as it was accepted
	 * @return the connection to speak HTTP on
	 * @throws IOException if the client does not come in
	 */
	Socket enter(Socket plain) throws IOException;

}
