package io.github.openaiassistants.benchmarks.endtoend;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Runs of this project.
 *
 * @param streamer starts them
 */
record OursRuns(AssistantRunStreamer streamer) implements RunStarter {

	private static final CreateRunRequest REQUEST = CreateRunRequest.of("asst_1");

	@Override
	public void start(Runnable whenOver) {
		this.streamer.launch("thread_1", REQUEST).finished().subscribe((finished) -> whenOver.run(), Lanes::fail);
	}

}
