package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The open connections, and the irregular things that can be done to them. Thread-safe.
 */
final class Channels {

	private final Set<Channel> open = ConcurrentHashMap.newKeySet();

	void add(Channel channel) {
		this.open.add(channel);
		channel.closeFuture().addListener((closed) -> this.open.remove(channel));
	}

	int size() {
		return this.open.size();
	}

	void closeAll(Duration timeout) {
		for (Channel channel : this.open) {
			channel.close().awaitUninterruptibly(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	static Handle handle(HttpServerResponse response) {
		AtomicReference<Channel> channel = new AtomicReference<>();
		response.withConnection((connection) -> channel.set(connection.channel()));
		return new Handle(channel.get());
	}

	/**
	 * Sends a body element by element, each at once.
	 * @param response the response
	 * @param body the body
	 * @return completes when all is written
	 */
	static Mono<Void> sendEach(HttpServerResponse response, Flux<byte[]> body) {
		Publisher<ByteBuf> buffers = body.map(Unpooled::wrappedBuffer);
		return response.send(buffers, (buffer) -> true).then();
	}

	/**
	 * Cuts a body into slices, made when they are asked for.
	 * @param body the body
	 * @param size the size of a slice in bytes
	 * @return the slices
	 */
	static Flux<byte[]> slices(byte[] body, int size) {
		return Flux.fromStream(() -> IntStream.iterate(0, (from) -> from < body.length, (from) -> from + size)
			.mapToObj((from) -> Arrays.copyOfRange(body, from, Math.min(from + size, body.length))));
	}

	/**
	 * One connection.
	 *
	 * @param channel the channel
	 */
	record Handle(Channel channel) {

		String id() {
			return this.channel.id().asShortText();
		}

		void onClose(Runnable action) {
			this.channel.closeFuture().addListener((closed) -> action.run());
		}

		/**
		 * Ends the body of the response that is being written.
		 * @param end how
		 * @return completes when a regular end may be written, never when there is none
		 */
		Mono<Void> end(StreamEnd end) {
			if (end == StreamEnd.END_OF_BODY) {
				return Mono.empty();
			}
			if (end == StreamEnd.RESET) {
				this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
			}
			if (end != StreamEnd.SILENCE) {
				this.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
			}
			return Mono.never();
		}

	}

}
