package io.github.openaiassistants.observation;

import reactor.util.context.Context;

/**
 * What was current where a run was started: the observation, the logging context, who was
 * logged in. Made current again wherever code of the application is called for the run,
 * on several threads at the same time if need be. What cannot be made current is left
 * out; nothing is thrown.
 */
@FunctionalInterface
public interface RunContext {

	/**
	 * Changes nothing.
	 */
	RunContext NONE = () -> () -> {
	};

	/**
	 * Make it current on the calling thread.
	 * @return to be closed on the same thread, which brings back what was current before
	 */
	Scope open();

	/**
	 * Return it for what is subscribed to on behalf of the run, such as requests, which
	 * continue on threads of their own.
	 * @return the context of the subscriber with what was current besides
	 */
	default Context reactorContext() {
		return Context.empty();
	}

	/**
	 * Run a task within it.
	 * @param task the task
	 * @return a task that makes it current, runs the given one and brings back what was
	 * current before, whether that one throws or not
	 */
	default Runnable wrap(Runnable task) {
		return () -> {
			Scope scope = open();
			try {
				task.run();
			}
			finally {
				scope.close();
			}
		};
	}

	/**
	 * The time in which it is current on a thread.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		/**
		 * Bring back what was current before.
		 */
		@Override
		void close();

	}

}
