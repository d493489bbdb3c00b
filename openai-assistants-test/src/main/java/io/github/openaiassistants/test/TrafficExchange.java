package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and its answer, as they stand in a file.
 *
 * @param number the position of the request among all, from 0
 * @param method the HTTP method
 * @param path the path from the collection on
 * @param status the HTTP status, 0 when there was no answer
 * @param headers the headers of the answer
 * @param chunks the body of the answer
 * @param end how the body ended
 */
record TrafficExchange(int number, String method, String path, int status, Map<String, String> headers,
		List<TrafficChunk> chunks, StreamEnd end) {

	static TrafficExchange of(JsonNode line) {
		JsonNode request = line.path("request");
		JsonNode response = line.path("response");
		Map<String, String> headers = new LinkedHashMap<>();
		response.path("headers")
			.properties()
			.forEach((header) -> headers.put(header.getKey(), header.getValue().asString()));
		List<TrafficChunk> chunks = new ArrayList<>();
		JsonNode body = response.path("body");
		for (int i = 0; i < body.size(); i++) {
			chunks.add(TrafficChunk.of(body.path(i), response.path("delays").path(i).asLong(0)));
		}
		return new TrafficExchange(line.path("number").asInt(), request.path("method").asString(),
				request.path("path").asString(), response.path("status").asInt(0), headers, chunks,
				StreamEnd.valueOf(response.path("end").asString()));
	}

	/**
	 * Writes a line.
	 * @param request what is told of the request
	 * @param timings whether the delays are written
	 * @return the line
	 */
	ObjectNode json(ObjectNode request, boolean timings) {
		ObjectNode line = Payloads.object().put("number", this.number);
		request.put("method", this.method).put("path", this.path);
		line.set("request", request);
		ObjectNode response = line.putObject("response").put("status", this.status);
		ObjectNode told = response.putObject("headers");
		this.headers.forEach(told::put);
		ArrayNode body = response.putArray("body");
		this.chunks.forEach((chunk) -> body.add(chunk.json()));
		if (timings) {
			ArrayNode delays = response.putArray("delays");
			this.chunks.forEach((chunk) -> delays.add(chunk.delay()));
		}
		response.put("end", this.end.name());
		return line;
	}

	RawAnswer answer() {
		boolean streamed = this.chunks.size() > 1 || this.end != StreamEnd.END_OF_BODY;
		Flux<byte[]> body = Flux.fromIterable(this.chunks)
			.concatMap((chunk) -> (chunk.delay() > 0)
					? Mono.delay(Duration.ofMillis(chunk.delay())).thenReturn(chunk.bytes()) : Mono.just(chunk.bytes()),
					1);
		return new RawAnswer(this.status, List.copyOf(this.headers.entrySet()), body, streamed, this.end);
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
