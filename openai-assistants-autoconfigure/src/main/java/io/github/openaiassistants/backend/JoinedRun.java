package io.github.openaiassistants.backend;

import reactor.core.publisher.Flux;

/**
 * A run that others work on, from one moment on.
 *
 * @param before what the run had produced by then
 * @param stream tells what follows, to the end of a stream; nothing is read before it is
 * subscribed to
 */
public record JoinedRun(RunState before, Flux<EventBatch> stream) {

}
