package io.github.openaiassistants.observation;

import reactor.util.context.Context;

/**
 * Two contexts, one within the other.
 *
 * @param outer what is made current first
 * @param inner what is made current then
 */
record NestedContext(RunContext outer, RunContext inner) implements RunContext {

	@Override
	public Context reactorContext() {
		return this.outer.reactorContext().putAll(this.inner.reactorContext().readOnly());
	}

	@Override
	public Scope open() {
		Scope first = this.outer.open();
		Scope second;
		try {
			second = this.inner.open();
		}
		catch (Throwable ex) {
			first.close();
			throw ex;
		}
		return () -> {
			try {
				second.close();
			}
			finally {
				first.close();
			}
		};
	}

}
