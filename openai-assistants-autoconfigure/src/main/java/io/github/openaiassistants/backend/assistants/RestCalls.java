package io.github.openaiassistants.backend.assistants;

import java.util.Map;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ListPage;

/**
 * Sends requests and reads what is answered.
 */
final class RestCalls {

	private final RestHttp http;

	private final AssistantsJson json;

	RestCalls(RestHttp http, AssistantsJson json) {
		this.http = http;
		this.json = json;
	}

	<T> Mono<T> exchange(RestRequest request, Class<T> type) {
		return this.http.exchange(request, (bytes) -> this.json.read(bytes, 0, bytes.length, type));
	}

	<T> Mono<ListPage<T>> page(RestRequest request, Class<T> element) {
		return this.http.exchange(request, (bytes) -> this.json.readPage(bytes, element));
	}

	// Some servers have nothing to say about what they deleted.
	Mono<Deletion> delete(RestRequest request, String id) {
		return this.http.exchange(request, (bytes) -> (bytes.length > 0)
				? this.json.read(bytes, 0, bytes.length, Deletion.class) : new Deletion(id, null, true, Map.of()));
	}

	Flux<DataBuffer> download(RestRequest request) {
		return this.http.download(request);
	}

	static Map<String, String> ids(String name, String id) {
		return Map.of(name, Ids.require(name, id));
	}

	static Map<String, String> ids(String name, String id, String name2, String id2) {
		return Map.of(name, Ids.require(name, id), name2, Ids.require(name2, id2));
	}

	static Map<String, String> ids(String name, String id, String name2, String id2, String name3, String id3) {
		return Map.of(name, Ids.require(name, id), name2, Ids.require(name2, id2), name3, Ids.require(name3, id3));
	}

}
