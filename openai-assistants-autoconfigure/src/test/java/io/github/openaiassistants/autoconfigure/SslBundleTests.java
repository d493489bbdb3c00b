package io.github.openaiassistants.autoconfigure;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.failure.ServerUnreachableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code openai.assistants.ssl.bundle} decides who is trusted.
 */
class SslBundleTests {

	private static final String PASSWORD = "changeit";

	@TempDir
	private static Path directory = Path.of("");

	private static LoopbackServer server = LoopbackServer.start();

	private static ApplicationContextRunner runner = Contexts.unconnected();

	@BeforeAll
	static void startServer() throws Exception {
		server.close();
		Path store = directory.resolve("store.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"san=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString())
			.redirectErrorStream(true)
			.start();
		assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(keytool.exitValue()).isZero();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(store)) {
			keys.load(stream, PASSWORD.toCharArray());
		}
		KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		factory.init(keys, PASSWORD.toCharArray());
		SslContext context = SslContextBuilder.forServer(factory).build();
		server = LoopbackServer.start((http) -> http.secure((ssl) -> ssl.sslContext(context)));
		runner = Contexts.unconnected()
			.withPropertyValues("openai.assistants.base-url=https://127.0.0.1:" + server.port() + "/v1",
					Contexts.API_KEY, "spring.ssl.bundle.jks.inhouse.truststore.location=file:" + store,
					"spring.ssl.bundle.jks.inhouse.truststore.password=" + PASSWORD);
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void serverIsTrustedByTheBundle() {
		runner.withPropertyValues("openai.assistants.ssl.bundle=inhouse")
			.run((context) -> assertThat(Contexts.complete(context)).isInstanceOf(RunFinished.class));
	}

	@Test
	void serverIsTrustedByTheBundleWithTheJdkClient() {
		runner.withPropertyValues("openai.assistants.ssl.bundle=inhouse")
			.withClassLoader(new FilteredClassLoader("reactor.netty"))
			.run((context) -> assertThat(Contexts.complete(context)).isInstanceOf(RunFinished.class));
	}

	@Test
	void bundleOfAllClientsIsUsedWithoutOneOfOurOwn() {
		runner.withPropertyValues("spring.http.clients.ssl.bundle=inhouse")
			.run((context) -> assertThat(Contexts.complete(context)).isInstanceOf(RunFinished.class));
	}

	@Test
	void serverIsNotTrustedWithoutTheBundle() {
		runner.run((context) -> assertThatExceptionOfType(ServerUnreachableException.class)
			.isThrownBy(() -> Contexts.complete(context)));
	}

}
