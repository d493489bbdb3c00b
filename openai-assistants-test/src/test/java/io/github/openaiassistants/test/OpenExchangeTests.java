package io.github.openaiassistants.test;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

class OpenExchangeTests {

	private final TrafficRedaction redaction = new TrafficRedaction(new SecretMask(List.of()), false);

	@Test
	void shouldEndAsItEndedFirst(@TempDir Path folder) {
		OpenExchange exchange = new TrafficWriter(folder.resolve("run.jsonl"), this.redaction, false)
			.open(ClientRequest.create(HttpMethod.GET, URI.create("http://localhost/v1/threads/thread_1")).build());
		exchange.end(StreamEnd.END_OF_BODY);
		exchange.abandon();
		assertThat(exchange.json(this.redaction, false).at("/response/end").asString()).isEqualTo("END_OF_BODY");
	}

}
