package io.github.openaiassistants.test;

/**
 * One of the APIs that the server speaks.
 *
 * @param traits what it looks like from outside
 * @param router its endpoints
 * @param gate who may come in
 */
record Site(ServerTraits traits, Router router, Gate gate) {

	static Site of(ServerTraits traits, AssistantsServerBuilder builder) {
		return new Site(traits, new Router(traits), new Gate(builder.apiKey(), builder.requiresBetaHeader(), traits));
	}

}
