package io.github.openaiassistants.backend.responses;

import java.time.Clock;

import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.StreamingHttp;

/**
 * What the bridge works with.
 *
 * @param streaming sends requests that are answered with a stream
 * @param rest sends all other requests
 * @param json reads the answers
 * @param wire files and vector stores, which both APIs have in common
 * @param assistants the assistants of the application
 * @param runs keeps runs
 * @param threads keeps of threads what the server does not
 * @param active lets one run at a time be active on a thread
 * @param clock tells the time
 * @param blocking runs what the stores do
 * @param timer waits; its threads must not block
 */
public record BridgeServices(StreamingHttp streaming, RestHttp rest, AssistantsJson json, AssistantsClient wire,
		AssistantCatalog assistants, RunStore runs, ThreadStore threads, ActiveRuns active, Clock clock,
		Scheduler blocking, Scheduler timer) {

}
