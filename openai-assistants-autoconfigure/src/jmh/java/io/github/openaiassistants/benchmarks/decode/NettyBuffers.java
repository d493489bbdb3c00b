package io.github.openaiassistants.benchmarks.decode;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.benchmarks.Input;

/**
 * The pieces of a run as they come from the network: pooled, outside of the heap, to be
 * released by whoever reads them.
 */
final class NettyBuffers implements AutoCloseable {

	private final NettyDataBufferFactory factory = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

	private final List<ByteBuf> buffers = new ArrayList<>();

	NettyBuffers(Input input) {
		for (byte[] piece : input.pieces()) {
			this.buffers.add(PooledByteBufAllocator.DEFAULT.directBuffer(piece.length).writeBytes(piece));
		}
	}

	int size() {
		return this.buffers.size();
	}

	DataBuffer get(int index) {
		return this.factory.wrap(this.buffers.get(index).retainedDuplicate());
	}

	Flux<DataBuffer> flux() {
		return Flux.range(0, size()).map(this::get);
	}

	@Override
	public void close() {
		this.buffers.forEach(ByteBuf::release);
	}

}
