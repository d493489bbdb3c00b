package io.github.openaiassistants.benchmarks.decode;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.Tally;
import io.github.openaiassistants.http.EventFrames;
import io.github.openaiassistants.sse.SseFrame;

/**
 * Finds the events and looks into none.
 */
final class Framing implements Contestant {

	private static final int LARGEST_EVENT = 16 * 1024 * 1024;

	private final NettyBuffers buffers;

	private final int events;

	Framing(Input input) {
		this.buffers = new NettyBuffers(input);
		this.events = input.transcript().frames().size();
	}

	@Override
	public void read(Tally tally) {
		EventFrames frames = new EventFrames(LARGEST_EVENT);
		int found = 0;
		for (int i = 0; i < this.buffers.size(); i++) {
			frames.take(this.buffers.get(i), true);
			for (SseFrame frame = frames.next(); frame != null; frame = frames.next()) {
				found++;
			}
		}
		if (found != this.events) {
			throw new IllegalStateException("Found " + found + " events instead of " + this.events);
		}
	}

	@Override
	public void close() {
		this.buffers.close();
	}

}
