package io.github.openaiassistants.observation;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSummary;

/**
 * What is known of a logical run while it is observed. The requests of the run carry the
 * trace to the server, so nothing is injected here.
 */
public class RunObservationContext extends SenderContext<Object> {

	private final ObservedClient client;

	private final RunInput input;

	private final boolean contentIncluded;

	private volatile RunReference run;

	private volatile @Nullable RunSummary summary;

	/**
	 * Create the context of a run that begins.
	 * @param client the client that starts it
	 * @param run the run as it is known
	 * @param input what it was asked for
	 * @param contentIncluded whether what people and models wrote may be told
	 */
	public RunObservationContext(ObservedClient client, RunReference run, RunInput input, boolean contentIncluded) {
		super((carrier, key, value) -> {
		}, Kind.CLIENT);
		this.client = client;
		this.run = run;
		this.input = contentIncluded ? input : input.withoutContent();
		this.contentIncluded = contentIncluded;
	}

	/**
	 * Return the client that started the run.
	 * @return the client
	 */
	public ObservedClient getClient() {
		return this.client;
	}

	/**
	 * Return which run it is.
	 * @return the run, with all its ids once it has ended
	 */
	public RunReference getRun() {
		return this.run;
	}

	/**
	 * Return what the run was asked for.
	 * @return the input, without messages and instructions unless content is included
	 */
	public RunInput getInput() {
		return this.input;
	}

	/**
	 * Return whether what people and models wrote may be told.
	 * @return whether content is included
	 */
	public boolean isContentIncluded() {
		return this.contentIncluded;
	}

	/**
	 * Return how the run ended. It has content; what is told of it is for
	 * {@link #isContentIncluded()} to say.
	 * @return the summary, or {@code null} as long as the run has not ended
	 */
	public @Nullable RunSummary getSummary() {
		return this.summary;
	}

	/**
	 * Tell how the run ended.
	 * @param last the run with its ids
	 * @param end how it ended
	 */
	public void setEnd(RunReference last, RunSummary end) {
		this.run = last;
		this.summary = end;
	}

}
