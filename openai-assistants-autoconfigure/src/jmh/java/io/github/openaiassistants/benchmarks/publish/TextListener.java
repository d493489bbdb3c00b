package io.github.openaiassistants.benchmarks.publish;

import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.ThreadMessageDelta;

/**
 * Hears every delta and counts its characters.
 */
class TextListener {

	private long length;

	@EventListener
	void ours(ThreadMessageDelta delta) {
		this.length += delta.text().length();
	}

	@EventListener
	void bare(BareDelta delta) {
		this.length += delta.text().length();
	}

	long length() {
		return this.length;
	}

}
