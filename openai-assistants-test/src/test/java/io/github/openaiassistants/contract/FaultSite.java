package io.github.openaiassistants.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an application reaches a server that has faults.
 */
enum FaultSite {

	/**
	 * Over plain HTTP/1.1.
	 */
	PLAIN {
		@Override
		FaultPlace open() {
			return place("http://localhost:%d/v1", List.of());
		}
	},

	/**
	 * With little patience.
	 */
	IMPATIENT {
		@Override
		FaultPlace open() {
			return place("http://localhost:%d/v1", List.of(), "openai.assistants.timeouts.response=800ms",
					"openai.assistants.timeouts.idle=800ms", "openai.assistants.timeouts.silence=1600ms");
		}
	},

	/**
	 * By a name that may be forgotten.
	 */
	NAMED {
		@Override
		FaultPlace open() {
			return place("http://assistants.invalid:%d/v1", List.of(FaultNames.class));
		}
	},

	/**
	 * Through a proxy.
	 */
	PROXIED {
		@Override
		FaultPlace open() {
			return new FaultPlace((heard) -> new FaultServer(FaultProxy.TUNNEL, false, heard), 0,
					"http://assistants.invalid:80/v1", List.of(FaultProxy.class), List.of("faults.proxy=%d"));
		}
	},

	/**
	 * Over TLS, with an SSL bundle that trusts the server and knows a key.
	 */
	ENCRYPTED {
		@Override
		FaultPlace open() {
			return encrypted(FaultKeys.AUTHORITY, "openai.assistants.ssl.bundle=faults",
					"spring.ssl.bundle.pem.faults.keystore.certificate=" + FaultKeys.CLIENT.certificatePem(),
					"spring.ssl.bundle.pem.faults.keystore.private-key=" + FaultKeys.CLIENT.keyPem());
		}
	},

	/**
	 * Over TLS, without a key.
	 */
	ANONYMOUS {
		@Override
		FaultPlace open() {
			return encrypted(FaultKeys.AUTHORITY, "openai.assistants.ssl.bundle=faults");
		}
	},

	/**
	 * Over HTTP/2.
	 */
	MULTIPLEXED {
		@Override
		FaultPlace open() {
			return new FaultPlace((heard) -> new FaultServer((plain) -> plain, true, heard), 1,
					"http://localhost:%d/v1", List.of(MultiplexedClient.class), List.of());
		}
	};

	/**
	 * Begin a server, and an application that talks to it.
	 */
	abstract FaultPlace open();

	private static FaultPlace place(String address, List<Class<?>> sources, String... properties) {
		return new FaultPlace((heard) -> new FaultServer((plain) -> plain, false, heard), 0, address, sources,
				List.of(properties));
	}

	private static FaultPlace encrypted(FaultKeys trusted, String... properties) {
		Stream<String> all = Stream.concat(Arrays.stream(properties),
				Stream.of("spring.ssl.bundle.pem.faults.truststore.certificate=" + trusted.certificatePem()));
		return new FaultPlace((heard) -> new FaultServer(FaultKeys.SERVER.door(), false, heard), 0,
				"https://localhost:%d/v1", List.of(), all.toList());
	}

}
