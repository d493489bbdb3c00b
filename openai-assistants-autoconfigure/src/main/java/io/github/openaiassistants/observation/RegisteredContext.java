package io.github.openaiassistants.observation;

import java.util.List;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Values of what is registered for context propagation. What had no value has none while
 * this is current, even if the thread has one, so that nothing of one run is seen by
 * another.
 */
final class RegisteredContext implements RunContext {

	private final List<ThreadLocalAccessor<?>> accessors;

	private final @Nullable Object[] values;

	RegisteredContext(List<ThreadLocalAccessor<?>> accessors, @Nullable Object[] values) {
		this.accessors = accessors;
		this.values = values;
	}

	@Override
	public Scope open() {
		@Nullable Object[] former = new @Nullable Object[this.values.length];
		int opened = 0;
		try {
			for (; opened < former.length; opened++) {
				former[opened] = set(this.accessors.get(opened), this.values[opened]);
			}
		}
		catch (Throwable ex) {
			restore(former, opened);
			throw ex;
		}
		return () -> restore(former, former.length);
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
	private void restore(@Nullable Object[] former, int opened) {
		if (opened == 0) {
			return;
		}
		try {
			restore(this.accessors.get(opened - 1), former[opened - 1]);
		}
		finally {
			restore(former, opened - 1);
		}
	}

	@SuppressWarnings("unchecked")
	private static <V> void restore(ThreadLocalAccessor<V> accessor, @Nullable Object former) {
		if (former != null) {
			accessor.restore((V) former);
		}
		else {
			accessor.restore();
		}
	}

}
