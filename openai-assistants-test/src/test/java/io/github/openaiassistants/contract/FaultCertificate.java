package io.github.openaiassistants.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A certificate of an authority or a host, as the JDK can read but not write it.
 *
 * @param key whose it is
 * @param name what the owner is called
 * @param host whether it is that of a host, or else of an authority
 * @param end until when it holds
 */
record FaultCertificate(PublicKey key, String name, boolean host, Instant end) {

	private static final int SEQUENCE = 0x30;

	private static final int SET = 0x31;

	private static final int INTEGER = 0x02;

	private static final int BITS = 0x03;

	private static final int BYTES = 0x04;

	private static final int TEXT = 0x0c;

	private static final int TIME = 0x18;

	// A number may not begin with a byte that says nothing
	private static final long LEAST_SERIAL = 1L << 62;

	// Version 3
	private static final byte[] VERSION = hex("a003020102");

	// 1.2.840.10045.4.3.2, ECDSA with SHA-256
	private static final byte[] ALGORITHM = hex("300a06082a8648ce3d040302");

	// 2.5.4.3, common name
	private static final byte[] COMMON_NAME = hex("0603550403");

	// 2.5.29.17, alternative names of the subject
	private static final byte[] ALTERNATIVE_NAME = hex("0603551d11");

	// 2.5.29.19, basic constraints: an authority
	private static final byte[] IS_AUTHORITY = hex("300f0603551d130101ff040530030101ff");

	static FaultCertificate of(PublicKey key, String name) {
		return new FaultCertificate(key, name, false, Instant.MAX);
	}

	FaultCertificate forHost() {
		return new FaultCertificate(this.key, this.name, true, this.end);
	}

	FaultCertificate until(Instant when) {
		return new FaultCertificate(this.key, this.name, this.host, when);
	}

	X509Certificate signedBy(PrivateKey issuer, String issuerName) {
		try {
			byte[] content = content(issuerName);
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(issuer);
			signature.update(content);
			byte[] certificate = der(SEQUENCE, content, ALGORITHM, der(BITS, new byte[1], signature.sign()));
			return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(certificate));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private byte[] content(String issuerName) {
		byte[] serial = ByteBuffer.allocate(Long.BYTES)
			.putLong(ThreadLocalRandom.current().nextLong(LEAST_SERIAL, Long.MAX_VALUE))
			.array();
		byte[] validity = der(SEQUENCE, time(this.end.minus(Duration.ofDays(2))), time(this.end));
		return der(SEQUENCE, VERSION, der(INTEGER, serial), ALGORITHM, name(issuerName), validity, name(this.name),
				this.key.getEncoded(), der(0xa3, der(SEQUENCE, extension())));
	}

	private byte[] extension() {
		return this.host
				? der(SEQUENCE, ALTERNATIVE_NAME,
						der(BYTES, der(SEQUENCE, der(0x82, this.name.getBytes(StandardCharsets.US_ASCII)))))
				: IS_AUTHORITY;
	}

	private static byte[] name(String name) {
		return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(TEXT, name.getBytes(StandardCharsets.UTF_8)))));
	}

	private static byte[] time(Instant instant) {
		return der(TIME,
				DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
					.withZone(ZoneOffset.UTC)
					.format(instant)
					.getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] der(int tag, byte[]... parts) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			content.writeBytes(part);
		}
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.write(tag);
		if (content.size() < 0x80) {
			all.write(content.size());
		}
		else if (content.size() <= 0xff) {
			all.write(0x81);
			all.write(content.size());
		}
		else {
			all.write(0x82);
			all.write(content.size() >> Byte.SIZE);
			all.write(content.size());
		}
		all.writeBytes(content.toByteArray());
		return all.toByteArray();
	}

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits);
	}

}
