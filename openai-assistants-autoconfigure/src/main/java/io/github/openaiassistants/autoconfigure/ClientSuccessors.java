package io.github.openaiassistants.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.openaiassistants.run.LiveRun;
import io.github.openaiassistants.run.Successor;

/**
 * Hands each abandoned run to the client that has its name. What another version of the
 * application had more clients for is the first client's, whose server will say that it
 * does not know the run.
 */
final class ClientSuccessors implements Successor {

	private final Successor first;

	private final Map<String, Successor> others;

	ClientSuccessors(Successor first, List<NamedClient> others) {
		this.first = first;
		this.others = others.stream().collect(Collectors.toMap(NamedClient::name, NamedClient::successor));
	}

	@Override
	public void recover(LiveRun run) {
		of(run).recover(run);
	}

	@Override
	public void cancel(LiveRun run) {
		of(run).cancel(run);
	}

	private Successor of(LiveRun run) {
		return this.others.getOrDefault(run.run().client(), this.first);
	}

}
