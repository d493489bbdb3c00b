package io.github.openaiassistants.observation;

import java.util.List;
import java.util.function.BiConsumer;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * Values of what is registered for context propagation. What had no value has none while
 * this is current, even if the thread has one, so that nothing of one run is seen by
 * another. An accessor that throws goes without its value; it ends no run.
 */
final class RegisteredContext implements RunContext {

	/**
	 * Stands for what was not changed.
	 */
	private static final Object UNCHANGED = new Object();

	private final List<ThreadLocalAccessor<?>> accessors;

	private final @Nullable Object[] values;

	private final BiConsumer<ThreadLocalAccessor<?>, RuntimeException> onFailure;

	RegisteredContext(List<ThreadLocalAccessor<?>> accessors, @Nullable Object[] values,
			BiConsumer<ThreadLocalAccessor<?>, RuntimeException> onFailure) {
		this.accessors = accessors;
		this.values = values;
		this.onFailure = onFailure;
	}

	@Override
	public Context reactorContext() {
		Context context = Context.empty();
		for (int i = 0; i < this.values.length; i++) {
			Object value = this.values[i];
			if (value != null) {
				context = context.put(this.accessors.get(i).key(), value);
			}
		}
		return context;
	}

	@Override
	public Scope open() {
		@Nullable Object[] former = new @Nullable Object[this.values.length];
		for (int i = 0; i < former.length; i++) {
			ThreadLocalAccessor<?> accessor = this.accessors.get(i);
			try {
				former[i] = set(accessor, this.values[i]);
			}
			catch (RuntimeException ex) {
				former[i] = UNCHANGED;
				this.onFailure.accept(accessor, ex);
			}
		}
		return () -> restore(former);
	}

	@SuppressWarnings("unchecked")
	private static <V> @Nullable Object set(ThreadLocalAccessor<V> accessor, @Nullable Object value) {
		Object former = accessor.getValue();
		if (value != null) {
			accessor.setValue((V) value);
		}
		else if (former != null) {
			accessor.setValue();
		}
		return former;
	}

	// Each is restored before those that were set before it
	private void restore(@Nullable Object[] former) {
		for (int i = former.length - 1; i >= 0; i--) {
			ThreadLocalAccessor<?> accessor = this.accessors.get(i);
			try {
				restore(accessor, former[i]);
			}
			catch (RuntimeException ex) {
				this.onFailure.accept(accessor, ex);
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static <V> void restore(ThreadLocalAccessor<V> accessor, @Nullable Object former) {
		if (former == null) {
			accessor.restore();
		}
		else if (former != UNCHANGED) {
			accessor.restore((V) former);
		}
	}

}
