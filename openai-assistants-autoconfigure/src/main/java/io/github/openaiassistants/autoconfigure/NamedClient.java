package io.github.openaiassistants.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.ContainerFiles;
import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.http.StreamingConnector;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.LiveRuns;
import io.github.openaiassistants.run.OrderlyShutdown;
import io.github.openaiassistants.run.Successor;

/**
 * One of several clients: what there are beans of for those who ask by its name.
 *
 * @param name its name
 * @param connector its connections
 * @param streamer starts its runs
 * @param client everything else at its server
 * @param runs its active runs
 * @param shutdown ends them with the application
 * @param successor goes on with runs that other instances have abandoned
 * @param question asks its server for something small
 * @param threadImport brings threads to its server, or {@code null} where they are there
 * @param containerFiles reads what code wrote, or {@code null} where there is nothing to
 * read it by
 */
record NamedClient(String name, StreamingConnector connector, AssistantRunStreamer streamer, AssistantsClient client,
		LiveRuns runs, OrderlyShutdown shutdown, Successor successor, Mono<?> question,
		@Nullable ThreadImport threadImport,
		@Nullable ContainerFiles containerFiles) implements SmartLifecycle, AutoCloseable {

	@Override
	public void start() {
		this.connector.start();
	}

	@Override
	public void stop() {
		this.connector.stop();
	}

	@Override
	public boolean isRunning() {
		return this.connector.isRunning();
	}

	@Override
	public int getPhase() {
		return this.connector.getPhase();
	}

	@Override
	public void close() {
		this.connector.close();
	}

}
