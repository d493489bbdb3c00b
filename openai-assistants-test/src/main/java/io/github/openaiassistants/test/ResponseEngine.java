package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Drives one response through its round of a script. In the foreground the client sets
 * the pace, and what it does not stay for is not made; in the background nobody has to be
 * there. Belongs to the state thread.
 */
final class ResponseEngine implements BeatPump.Audience {

	private final boolean tied;

	private final boolean background;

	private final BeatPump pump;

	private @Nullable ResponseReader reader;

	/**
	 * Makes an engine.
	 * @param thread the state thread
	 * @param pace the pause after each event
	 * @param background whether nobody has to be there
	 * @param tied whether the response is given up when its client goes away
	 */
	ResponseEngine(StateThread thread, Duration pace, boolean background, boolean tied) {
		this.background = background;
		this.tied = tied;
		this.pump = new BeatPump(thread, pace, this, () -> {
			// Nothing expires
		});
	}

	/**
	 * Starts to make the response.
	 * @param response the response
	 * @param beats what is to be done
	 * @param newReader who waits for it, {@code null} for nobody who reads a stream
	 */
	void start(StoredResponse response, Collection<Runnable> beats, @Nullable ResponseReader newReader) {
		this.pump.addAll(beats);
		this.reader = newReader;
		if (newReader != null) {
			newReader.stream().listen(() -> {
				newReader.pump();
				lookAfterReader();
				this.pump.pump();
			}, () -> leave(response, newReader));
		}
		lookAfterReader();
		this.pump.wake();
	}

	/**
	 * Looks whether the stream of the client is over because of something that happened
	 * at the server, after which the response goes on without it.
	 */
	void lookAfterReader() {
		if (this.reader != null && this.reader.isOver()) {
			this.reader = null;
			this.pump.wake();
		}
	}

	/**
	 * Ends the stream of the client; the response goes on.
	 */
	void finishStream() {
		if (this.reader != null) {
			this.reader.finish();
			lookAfterReader();
		}
	}

	/**
	 * Tells that a client is gone that was waiting for the whole response.
	 * @param response the response
	 */
	void leave(StoredResponse response) {
		if (this.tied && response.status().isActive()) {
			response.abandon();
		}
	}

	private void leave(StoredResponse response, ResponseReader gone) {
		if (this.reader == gone) {
			this.reader = null;
			leave(response);
			this.pump.wake();
		}
	}

	void rest() {
		this.pump.rest();
		lookAfterReader();
	}

	void hold() {
		this.pump.hold();
	}

	void drain() {
		this.pump.drain();
	}

	void stop() {
		this.pump.clear();
	}

	@Override
	public boolean isPresent() {
		return !this.background && this.reader != null;
	}

	@Override
	public boolean isReady() {
		return this.reader != null && this.reader.isReady();
	}

}
