package io.github.openaiassistants.benchmarks.endtoend;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * A server that answers every request with a run, on one thread.
 */
public final class ServerProcess {

	private static final int LARGEST_REQUEST = 1024 * 1024;

	private static final int BACKLOG = 4096;

	private ServerProcess() {
	}

	/**
	 * Serve until the process is ended.
	 * @param arguments how runs are sent
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		Scenario.Kind kind = Scenario.Kind.valueOf(arguments[0]);
		EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		Channel channel = new ServerBootstrap().group(loop)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(new ChannelInitializer<SocketChannel>() {

				@Override
				protected void initChannel(SocketChannel accepted) {
					accepted.pipeline()
						.addLast(new HttpServerCodec(), new HttpObjectAggregator(LARGEST_REQUEST),
								new RunHandler(kind));
				}

			})
			.bind(InetAddress.getLoopbackAddress(), 0)
			.sync()
			.channel();
		System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
		channel.closeFuture().sync();
	}

}
