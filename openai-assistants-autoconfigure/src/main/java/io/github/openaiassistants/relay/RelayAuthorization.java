package io.github.openaiassistants.relay;

import reactor.core.publisher.Mono;

/**
 * Decides which threads a caller may see. Every connection is asked about, also when a
 * page comes back to a run. Without a bean of this type nobody sees anything.
 */
@FunctionalInterface
public interface RelayAuthorization {

	/**
	 * Return whether the caller may see the runs on a thread. Asked on the thread of the
	 * request where it names the thread, otherwise on one that must not block.
	 * @param caller who asks
	 * @param threadId the thread
	 * @return {@code true} to let the caller in; empty is a refusal
	 */
	Mono<Boolean> mayRead(RelayCaller caller, String threadId);

}
