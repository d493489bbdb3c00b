package io.github.openaiassistants.observation;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Takes up what is registered for context propagation. The registry of the application is
 * read and never changed, and none is made of our own: creating accessors anew changes
 * which of them others find.
 */
final class RegisteredCapture implements ContextCapture {

	private static final Log logger = LogFactory.getLog(RegisteredCapture.class);

	private final ContextRegistry registry;

	private final AtomicBoolean failed = new AtomicBoolean();

	RegisteredCapture(ContextRegistry registry) {
		this.registry = registry;
	}

	@Override
	public RunContext capture(ContextView subscriber) {
		List<ThreadLocalAccessor<?>> registered = List.copyOf(this.registry.getThreadLocalAccessors());
		@Nullable Object[] values = new @Nullable Object[registered.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(registered.get(i), subscriber);
		}
		return new RegisteredContext(registered, values, this::failed);
	}

	private @Nullable Object value(ThreadLocalAccessor<?> accessor, ContextView subscriber) {
		try {
			Object known = subscriber.getOrDefault(accessor.key(), null);
			return (known != null) ? known : accessor.getValue();
		}
		catch (RuntimeException ex) {
			failed(accessor, ex);
			return null;
		}
	}

	private void failed(ThreadLocalAccessor<?> accessor, RuntimeException failure) {
		if (this.failed.compareAndSet(false, true)) {
			logger.warn("What " + accessor.getClass().getName() + " knows does not arrive in listeners and functions. "
					+ "Further failures of this kind are not logged", failure);
		}
	}

}
