package io.github.openaiassistants.contract;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Knows every name, but forgets them for a while.
 */
@Configuration(proxyBeanMethods = false)
class FaultNames {

	private final AtomicInteger forgotten = new AtomicInteger();

	/**
	 * Know no name as often as one is asked for.
	 */
	void forget(int times) {
		this.forgotten.set(times);
	}

	private boolean isForgotten() {
		return this.forgotten.getAndUpdate((times) -> Math.max(0, times - 1)) > 0;
	}

	@Bean
	ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> namesCustomizer() {
		AddressResolverGroup<InetSocketAddress> names = new Group();
		return (builder) -> builder.withHttpClientCustomizer((client) -> client.resolver(names));
	}

	private final class Group extends AddressResolverGroup<InetSocketAddress> {

		@Override
		protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
			return new Resolver(executor).asAddressResolver();
		}

	}

	private final class Resolver extends InetNameResolver {

		Resolver(EventExecutor executor) {
			super(executor);
		}

		@Override
		protected void doResolve(String name, Promise<InetAddress> promise) {
			if (isForgotten()) {
				promise.setFailure(new UnknownHostException(name));
			}
			else {
				promise.setSuccess(InetAddress.getLoopbackAddress());
			}
		}

		@Override
		protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
			if (isForgotten()) {
				promise.setFailure(new UnknownHostException(name));
			}
			else {
				promise.setSuccess(List.of(InetAddress.getLoopbackAddress()));
			}
		}

	}

}
