package io.github.openaiassistants.contract;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * A request and its answer as one stream of a connection of HTTP/2.
 */
final class MultiplexedExchange extends FaultExchange {

	private final MultiplexedConversation conversation;

	private final int stream;

	MultiplexedExchange(FaultServer server, Socket socket, MultiplexedConversation conversation, int stream)
			throws IOException {
		super(server, socket, socket);
		this.conversation = conversation;
		this.stream = stream;
	}

	@Override
	void json(String status, String body) throws IOException {
		this.conversation.headers(this.stream, status.substring(0, 3), "application/json");
		end(body);
	}

	@Override
	void run() throws IOException {
		stream(KeptRun.BEGUN);
		end(KeptRun.STREAM.substring(KeptRun.BEGUN.length()));
	}

	@Override
	void stream(String events) throws IOException {
		this.conversation.headers(this.stream, "200", "text/event-stream");
		write(events);
	}

	/**
	 * Announce an answer.
	 */
	void announce(String status) throws IOException {
		this.conversation.headers(this.stream, status, "");
	}

	@Override
	void write(byte[] bytes) throws IOException {
		this.conversation.write(Http2FrameTypes.DATA, 0, this.stream, bytes);
	}

	void end(String last) throws IOException {
		this.conversation.write(Http2FrameTypes.DATA, Http2Flags.END_STREAM, this.stream,
				last.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Reset this stream, and nothing else.
	 */
	void resetStream(Http2Error error) throws IOException {
		this.conversation.write(Http2FrameTypes.RST_STREAM, 0, this.stream,
				ByteBuffer.allocate(Integer.BYTES).putInt((int) error.code()).array());
	}

	/**
	 * Take no further requests, and tell which was the last.
	 */
	void goAway(Http2Error error, int last) throws IOException {
		this.conversation.write(Http2FrameTypes.GO_AWAY, 0, 0,
				ByteBuffer.allocate(2 * Integer.BYTES).putInt(last).putInt((int) error.code()).array());
		this.conversation.end();
	}

	int number() {
		return this.stream;
	}

}
