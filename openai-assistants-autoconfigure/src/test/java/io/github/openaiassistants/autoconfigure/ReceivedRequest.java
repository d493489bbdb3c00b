package io.github.openaiassistants.autoconfigure;

import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * What a server was asked.
 *
 * @param uri path and query
 * @param headers the headers
 * @param body the body
 */
record ReceivedRequest(String uri, HttpHeaders headers, String body) {

	String path() {
		return new QueryStringDecoder(this.uri).rawPath();
	}

	Map<String, List<String>> query() {
		return new QueryStringDecoder(this.uri).parameters();
	}

	List<String> header(String name) {
		return this.headers.getAll(name);
	}

}
