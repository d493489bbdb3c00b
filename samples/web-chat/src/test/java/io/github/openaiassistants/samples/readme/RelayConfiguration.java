package io.github.openaiassistants.samples.readme;

import java.security.Principal;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.relay.RelayAuthorization;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

	@Bean
	RelayAuthorization relayAuthorization(Conversations conversations) {
		return (caller, threadId) -> conversations.isOwner(caller.principal(), threadId);
	}

	/**
	 * Whatever the application keeps its users' conversations in.
	 */
	@FunctionalInterface
	interface Conversations {

		/**
		 * Return whether a conversation is a user's own.
		 * @param user the user, or {@code null} when nobody has logged in
		 * @param threadId the thread of the conversation
		 * @return whether it is
		 */
		Mono<Boolean> isOwner(@Nullable Principal user, String threadId);

	}

}
