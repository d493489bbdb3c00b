package io.github.openaiassistants.benchmarks.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.benchmarks.Frame;
import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.Runs;

/**
 * Sends a run on one connection: all of it as fast as the client reads, or its beginning
 * and then a delta every now and then, or its beginning alone.
 */
final class RunHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

	private static final List<byte[]> ALL = Input.LONG.pieces();

	private static final byte[] BEGINNING = beginning();

	private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(20);

	private final Scenario.Kind kind;

	private int next = ALL.size();

	private @Nullable Future<?> ticks;

	RunHandler(Scenario.Kind kind) {
		this.kind = kind;
	}

	private static byte[] beginning() {
		StringBuilder text = new StringBuilder();
		for (Frame frame : Runs.lifeCycle().frames()) {
			text.append(frame.text());
			if (frame.name().equals("thread.message.in_progress")) {
				break;
			}
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
		HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
		response.headers()
			.set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
			.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
		context.write(response);
		if (this.kind == Scenario.Kind.BULK) {
			this.next = 0;
			sendMore(context);
			return;
		}
		send(context, BEGINNING);
		if (this.kind == Scenario.Kind.PACED) {
			long start = ThreadLocalRandom.current().nextLong(PERIOD);
			this.ticks = context.executor()
				.scheduleAtFixedRate(() -> send(context, delta()), start, PERIOD, TimeUnit.NANOSECONDS);
		}
	}

	// Says when it was sent.
	private static byte[] delta() {
		return Runs.delta("\"" + System.nanoTime() + "\"", null).text().getBytes(StandardCharsets.UTF_8);
	}

	private static void send(ChannelHandlerContext context, byte[] bytes) {
		context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
	}

	private void sendMore(ChannelHandlerContext context) {
		while (this.next < ALL.size() && context.channel().isWritable()) {
			send(context, ALL.get(this.next++));
			if (this.next == ALL.size()) {
				context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
			}
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		sendMore(context);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		if (this.ticks != null) {
			this.ticks.cancel(false);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		context.close();
	}

}
