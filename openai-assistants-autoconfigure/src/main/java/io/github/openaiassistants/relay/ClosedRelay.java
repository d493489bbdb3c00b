package io.github.openaiassistants.relay;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Lets nobody see anything, and says once how to change that.
 */
public final class ClosedRelay implements RelayAuthorization {

	private static final Log logger = LogFactory.getLog(ClosedRelay.class);

	private final AtomicBoolean said = new AtomicBoolean();

	/**
	 * Create a relay that nobody may read.
	 */
	public ClosedRelay() {
	}

	@Override
	public Mono<Boolean> mayRead(RelayCaller caller, String threadId) {
		if (this.said.compareAndSet(false, true)) {
			logger.warn("A page asked for a run and was refused, as every page is: define a bean of the type "
					+ RelayAuthorization.class.getName() + " that says which threads a caller may see");
		}
		return Mono.just(false);
	}

}
