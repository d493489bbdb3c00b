package io.github.openaiassistants.test;

import java.net.URI;

/**
 * One of the APIs that the server speaks.
 *
 * @param traits what it looks like from outside
 * @param router its endpoints
 * @param gate who may come in
 */
record Site(ServerTraits traits, Router router, Gate gate) {

	URI url(int port) {
		return URI.create("http://127.0.0.1:" + port + this.traits.prefix());
	}

	static Site of(ServerTraits traits, AssistantsServerBuilder builder) {
		return new Site(traits, new Router(traits), new Gate(builder.apiKey(), builder.requiresBetaHeader(), traits));
	}

}
