package io.github.openaiassistants.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the runs of this instance as long as it lives.
 */
final class InMemoryRunRegistry implements RunRegistry {

	private final Map<String, LiveRun> live = new ConcurrentHashMap<>();

	@Override
	public void started(LiveRun run) {
		this.live.put(run.clientRunId(), run);
	}

	@Override
	public void changed(LiveRun run) {
		this.live.replace(run.clientRunId(), run);
	}

	@Override
	public void ended(String clientRunId) {
		this.live.remove(clientRunId);
	}

	@Override
	public void left(String clientRunId) {
		this.live.remove(clientRunId);
	}

	@Override
	public Collection<LiveRun> live() {
		return List.copyOf(this.live.values());
	}

}
