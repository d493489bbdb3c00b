package io.github.openaiassistants.http;

import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.codec.AssistantsJson;

/**
 * What calls to the server work with.
 *
 * @param webClient sends them; neither follows redirects nor limits the time between
 * reads
 * @param json writes the requests
 * @param failures makes types of what goes wrong
 * @param retries decides what is sent again
 * @param timer watches the time; its threads must not block
 */
public record HttpServices(WebClient webClient, AssistantsJson json, HttpFailures failures, Retries retries,
		Scheduler timer) {

}
