package io.github.openaiassistants.backend.responses;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The streams that are read in this instance, by their runs, and those that ended here
 * before their run did.
 */
final class OpenStreams {

	// Of the runs that nobody asked for again
	private static final int REMEMBERED = 1000;

	private final Map<String, OpenStream> streams = new ConcurrentHashMap<>();

	private final Map<String, Instant> lost = new LinkedHashMap<>();

	private final StoreCalls stores;

	private final InstantSource clock;

	OpenStreams(StoreCalls stores, InstantSource clock) {
		this.stores = stores;
		this.clock = clock;
	}

	void add(String runId, OpenStream stream) {
		if (this.streams.put(runId, stream) != stream) {
			forget(runId);
		}
	}

	@Nullable OpenStream find(String runId) {
		return this.streams.get(runId);
	}

	void remove(OpenStream stream) {
		this.streams.values().remove(stream);
		String runId = stream.unfinishedRun();
		if (runId != null) {
			synchronized (this.lost) {
				this.lost.put(runId, this.clock.instant());
				if (this.lost.size() > REMEMBERED) {
					this.lost.remove(this.lost.keySet().iterator().next());
				}
			}
		}
		this.stores.run(stream::leave).subscribe();
	}

	// @return since when the run has had no stream, or null when it was not read here
	@Nullable Instant lostSince(String runId) {
		synchronized (this.lost) {
			return this.lost.get(runId);
		}
	}

	void forget(String runId) {
		synchronized (this.lost) {
			this.lost.remove(runId);
		}
	}

	/**
	 * A stream that is read in this instance.
	 */
	interface OpenStream {

		/**
		 * Close the connection, because the run is cancelled. Called on any thread.
		 * @param cancelled the response as the server answered, or a missing node when
		 * the server cannot cancel it
		 */
		void interrupt(JsonNode cancelled);

		/**
		 * Nothing more is read here.
		 */
		void leave();

		/**
		 * Return the run that is read.
		 * @return the run, {@code null} unless the server is still at work on it
		 */
		@Nullable String unfinishedRun();

	}

}
