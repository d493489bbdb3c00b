package io.github.openaiassistants.observation;

import java.util.List;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Takes up what is registered for context propagation. The registry of the application is
 * read and never changed, and none is made of our own: creating accessors anew changes
 * which of them others find.
 */
final class RegisteredCapture implements ContextCapture {

	private final ContextRegistry registry;

	RegisteredCapture(ContextRegistry registry) {
		this.registry = registry;
	}

	@Override
	public RunContext capture(ContextView subscriber) {
		List<ThreadLocalAccessor<?>> registered = List.copyOf(this.registry.getThreadLocalAccessors());
		@Nullable Object[] values = new @Nullable Object[registered.size()];
		for (int i = 0; i < values.length; i++) {
			ThreadLocalAccessor<?> accessor = registered.get(i);
			Object known = subscriber.getOrDefault(accessor.key(), null);
			values[i] = (known != null) ? known : accessor.getValue();
		}
		return new RegisteredContext(registered, values);
	}

}
