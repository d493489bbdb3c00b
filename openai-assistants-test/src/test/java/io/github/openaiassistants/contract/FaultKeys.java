package io.github.openaiassistants.contract;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and its certificate.
 *
 * @param own the key
 * @param certificate says whose it is
 */
record FaultKeys(KeyPair own, X509Certificate certificate) {

	private static final String ISSUER = "Faults";

	static final FaultKeys AUTHORITY = authority();

	static final FaultKeys SERVER = AUTHORITY.issue("localhost", Duration.ofDays(1));

	static final FaultKeys CLIENT = AUTHORITY.issue("client", Duration.ofDays(1));

	private static final char[] PASSWORD = "changeit".toCharArray();

	/**
	 * Make an authority. All have the same name.
	 */
	static FaultKeys authority() {
		KeyPair pair = pair();
		return new FaultKeys(pair,
				FaultCertificate.of(pair.getPublic(), ISSUER)
					.until(Instant.now().plus(Duration.ofDays(1)))
					.signedBy(pair.getPrivate(), ISSUER));
	}

	/**
	 * Let this authority say that a host is the one it claims to be.
	 */
	FaultKeys issue(String host, Duration validFor) {
		KeyPair other = pair();
		return new FaultKeys(other,
				FaultCertificate.of(other.getPublic(), host)
					.forHost()
					.until(Instant.now().plus(validFor))
					.signedBy(this.own.getPrivate(), ISSUER));
	}

	private static KeyPair pair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String certificatePem() {
		try {
			return pem("CERTIFICATE", this.certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String keyPem() {
		return pem("PRIVATE KEY", this.own.getPrivate().getEncoded());
	}

	private static String pem(String what, byte[] bytes) {
		return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
				+ "-----\n";
	}

	/**
	 * Let clients in over TLS.
	 */
	FaultDoor door() {
		return door(false);
	}

	/**
	 * Let those clients in over TLS that have a certificate of the authority.
	 */
	FaultDoor mutual() {
		return door(true);
	}

	private FaultDoor door(boolean mutual) {
		return (plain) -> {
			SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, null, false);
			socket.setUseClientMode(false);
			socket.setNeedClientAuth(mutual);
			socket.startHandshake();
			return socket;
		};
	}

	private SSLContext context() throws IOException {
		try {
			KeyStore mine = KeyStore.getInstance("PKCS12");
			mine.load(null, null);
			mine.setKeyEntry("own", this.own.getPrivate(), PASSWORD, new X509Certificate[] { this.certificate });
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(mine, PASSWORD);
			KeyStore trusted = KeyStore.getInstance("PKCS12");
			trusted.load(null, null);
			trusted.setCertificateEntry("authority", AUTHORITY.certificate);
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(trusted);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

}
