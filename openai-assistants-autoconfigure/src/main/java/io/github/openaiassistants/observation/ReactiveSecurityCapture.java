package io.github.openaiassistants.observation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Takes up who is logged in where a reactive application starts a run. It may have to be
 * loaded there, which begins at once and is waited for where it is needed first: that is
 * a thread that may block. Who cannot be loaded is not logged in.
 */
final class ReactiveSecurityCapture implements ContextCapture {

	private static final Log logger = LogFactory.getLog(ReactiveSecurityCapture.class);

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Override
	public RunContext capture(ContextView subscriber) {
		Object known = subscriber.getOrDefault(SecurityContext.class, null);
		if (!(known instanceof Mono<?> deferred)) {
			return RunContext.NONE;
		}
		CompletableFuture<SecurityContext> loaded = deferred.cast(SecurityContext.class)
			.timeout(LIMIT)
			.onErrorResume(ReactiveSecurityCapture::failed)
			.contextWrite(subscriber)
			.toFuture();
		return () -> open(loaded);
	}

	private static Mono<SecurityContext> failed(Throwable failure) {
		logger.warn("Who started a run could not be loaded, so nobody is logged in for its listeners and functions: "
				+ failure.getClass().getName());
		return Mono.empty();
	}

	private static RunContext.Scope open(CompletableFuture<SecurityContext> loaded) {
		SecurityContext context = loaded.join();
		SecurityContext former = SecurityContextHolder.getContext();
		if (context != null) {
			SecurityContextHolder.setContext(context);
		}
		return () -> restore(former);
	}

	private static void restore(SecurityContext former) {
		if (former.getAuthentication() != null) {
			SecurityContextHolder.setContext(former);
		}
		else {
			SecurityContextHolder.clearContext();
		}
	}

}
