package io.github.openaiassistants.observation;

import java.net.URI;

/**
 * The client whose runs are observed, and the server it talks to.
 *
 * @param name the name of the client
 * @param provider what the server is, in the words of OpenTelemetry: for example
 * {@code openai} or {@code azure.ai.openai}
 * @param serverAddress the host of the server
 * @param serverPort its port
 */
public record ObservedClient(String name, String provider, String serverAddress, int serverPort) {

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	/**
	 * Describe a client by the address of its server.
	 * @param name the name of the client
	 * @param provider what the server is, in the words of OpenTelemetry
	 * @param baseUrl the address
	 * @return the description; where the address has no port, that of its scheme is taken
	 */
	public static ObservedClient of(String name, String provider, URI baseUrl) {
		int standard = "http".equalsIgnoreCase(baseUrl.getScheme()) ? HTTP : HTTPS;
		return new ObservedClient(name, provider, String.valueOf(baseUrl.getHost()),
				(baseUrl.getPort() >= 0) ? baseUrl.getPort() : standard);
	}

}
