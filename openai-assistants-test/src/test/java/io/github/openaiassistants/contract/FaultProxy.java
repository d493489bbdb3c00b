package io.github.openaiassistants.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.netty.resolver.NoopAddressResolverGroup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.transport.ProxyProvider;

/**
 * A proxy before the server, and an application that goes through it.
 */
@Configuration(proxyBeanMethods = false)
class FaultProxy {

	static final FaultDoor TUNNEL = answering("200 Connection established");

	@Bean
	ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> proxyCustomizer(
			@Value("${faults.proxy}") int port) {
		return (builder) -> builder.withHttpClientCustomizer(
				(client) -> client
					.proxy((proxy) -> proxy.type(ProxyProvider.Proxy.HTTP)
						.host(InetAddress.getLoopbackAddress().getHostAddress())
						.port(port))
					.resolver(NoopAddressResolverGroup.INSTANCE));
	}

	/**
	 * Return a proxy that gives some answer to those who want to be connected.
	 */
	static FaultDoor answering(String status) {
		String end = status.startsWith("200") ? "" : "\r\nContent-Length: 0";
		return (plain) -> {
			connect(plain);
			plain.getOutputStream()
				.write(("HTTP/1.1 " + status + end + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			return plain;
		};
	}

	static void connect(Socket plain) throws IOException {
		InputStream in = plain.getInputStream();
		if (!FaultExchange.line(in).equals("CONNECT assistants.invalid:80 HTTP/1.1")) {
			throw new IOException("Wants something else");
		}
		String header = FaultExchange.line(in);
		while (!header.isEmpty()) {
			if (header.contains(ListeningApplication.KEY)) {
				throw new IOException("Tells the key");
			}
			header = FaultExchange.line(in);
		}
	}

}
