package io.github.openaiassistants.contract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * One connection of HTTP/2, frame by frame. Requests are answered one after the other.
 */
final class MultiplexedConversation {

	private static final int PREFACE = 24;

	private final FaultServer server;

	private final Socket socket;

	private final DataInputStream in;

	private final DataOutputStream out;

	private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();

	private String request = "";

	private boolean over;

	MultiplexedConversation(FaultServer server, Socket socket) throws IOException {
		this.server = server;
		this.socket = socket;
		this.in = new DataInputStream(socket.getInputStream());
		this.out = new DataOutputStream(socket.getOutputStream());
	}

	/**
	 * Answer requests until one side leaves.
	 */
	void hold() throws IOException {
		if (this.in.readNBytes(PREFACE).length < PREFACE) {
			throw new EOFException();
		}
		write(Http2FrameTypes.SETTINGS, 0, 0, new byte[0]);
		while (!this.over) {
			int length = this.in.readUnsignedByte() << Short.SIZE | this.in.readUnsignedShort();
			byte type = this.in.readByte();
			Http2Flags flags = new Http2Flags(this.in.readByte());
			int stream = this.in.readInt();
			read(type, flags, stream, this.in.readNBytes(length));
		}
	}

	private void read(byte type, Http2Flags flags, int stream, byte[] payload) throws IOException {
		if ((type == Http2FrameTypes.SETTINGS || type == Http2FrameTypes.PING) && !flags.ack()) {
			write(type, Http2Flags.ACK, 0, (type == Http2FrameTypes.PING) ? payload : new byte[0]);
		}
		else if (type == Http2FrameTypes.HEADERS) {
			Http2Headers headers = decode(stream, payload);
			this.request = headers.method() + " " + headers.path() + " HTTP/2";
			if (flags.endOfStream()) {
				answer(stream, "");
			}
		}
		else if (type == Http2FrameTypes.DATA && flags.endOfStream()) {
			answer(stream, new String(payload, StandardCharsets.UTF_8));
		}
	}

	private void answer(int stream, String body) throws IOException {
		this.server.answer(this.request, body, new MultiplexedExchange(this.server, this.socket, this, stream));
	}

	private Http2Headers decode(int stream, byte[] payload) throws IOException {
		try {
			return this.decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(payload));
		}
		catch (Http2Exception ex) {
			throw new IOException(ex);
		}
	}

	void headers(int stream, String status, String contentType) throws IOException {
		Http2Headers headers = new DefaultHttp2Headers().status(status);
		if (!contentType.isEmpty()) {
			headers.set("content-type", contentType);
		}
		ByteBuf block = Unpooled.buffer();
		try (DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder()) {
			encoder.encodeHeaders(stream, headers, block);
		}
		catch (Http2Exception ex) {
			throw new IOException(ex);
		}
		byte[] bytes = new byte[block.readableBytes()];
		block.readBytes(bytes);
		write(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS, stream, bytes);
	}

	void write(int type, int flags, int stream, byte[] payload) throws IOException {
		this.out.writeByte(payload.length >> Short.SIZE);
		this.out.writeShort(payload.length);
		this.out.writeByte(type);
		this.out.writeByte(flags);
		this.out.writeInt(stream);
		this.out.write(payload);
		this.out.flush();
	}

	/**
	 * Close the connection when what is said now is said.
	 */
	void end() {
		this.over = true;
	}

}
