package io.github.openaiassistants.function;

import java.time.Instant;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.ThreadRunRequiresAction;

/**
 * Answers the function calls that runs wait for with the functions of the application.
 */
public final class FunctionCalls {

	private final FunctionRegistry registry;

	private final FunctionSettings settings;

	private final RoundServices services;

	/**
	 * Create it.
	 * @param registry finds functions
	 * @param settings how they are called
	 * @param mapper reads arguments and writes outputs
	 * @param executor runs the calls; its threads may block
	 * @param timer tells the time and interrupts what is too slow; its threads must not
	 * block
	 */
	public FunctionCalls(FunctionRegistry registry, FunctionSettings settings, JsonMapper mapper, Executor executor,
			Scheduler timer) {
		this.registry = registry;
		this.settings = settings;
		this.services = new RoundServices(settings, executor, timer, new ArgumentReader(mapper),
				new OutputWriter(mapper, settings.errors()), new FunctionFailureLog());
	}

	/**
	 * Prepare the calls that a run waits for. Nothing is called before
	 * {@link FunctionRound#start()}.
	 * @param action what the run waits for
	 * @param latest when the outputs come too late, whatever the run says itself
	 * @param run what surrounds the calls
	 * @param listener hears what happens
	 * @return the round, or {@code null} when the functions here cannot answer it: the
	 * run waits for something else, or for a function that does not exist here
	 */
	public @Nullable FunctionRound round(ThreadRunRequiresAction action, Instant latest, CallingRun run,
			FunctionRoundListener listener) {
		RoundPlan plan = RoundPlan.of(action, latest, this.registry, this.settings.unknown());
		return (plan != null) ? new FunctionRound(plan, this.services, run, listener) : null;
	}

}
