package io.github.openaiassistants.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Adds query parameters where Reactor Netty has already logged the address.
 */
final class QueryHandler extends ChannelOutboundHandlerAdapter {

	private final String query;

	QueryHandler(String query) {
		this.query = query;
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		if (message instanceof HttpRequest request) {
			request.setUri(QueryConnector.append(request.uri(), this.query));
		}
		super.write(context, message, promise);
	}

}
