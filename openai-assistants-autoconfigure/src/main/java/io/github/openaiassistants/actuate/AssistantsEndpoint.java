package io.github.openaiassistants.actuate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

import io.github.openaiassistants.run.LiveRuns;
import io.github.openaiassistants.run.RunActivity;
import io.github.openaiassistants.run.RunEnd;

/**
 * Actuator endpoint that shows the runs of this application: those that are active, and
 * how the last ones ended. Shows ids and states, no content. May only be read unless
 * {@code management.endpoint.assistants.access} is {@code unrestricted}; then runs can be
 * cancelled as well.
 */
@Endpoint(id = "assistants", defaultAccess = Access.READ_ONLY)
public class AssistantsEndpoint {

	private final Collection<LiveRuns> runs;

	/**
	 * Create the endpoint.
	 * @param runs the runs of all clients
	 */
	public AssistantsEndpoint(Collection<LiveRuns> runs) {
		this.runs = List.copyOf(runs);
	}

	/**
	 * Show the runs.
	 * @return the active runs, the oldest first, and the ends of others, the last first
	 */
	@ReadOperation
	public RunsDescriptor runs() {
		return new RunsDescriptor(
				this.runs.stream()
					.flatMap((each) -> each.activities().stream())
					.sorted(Comparator.comparing(RunActivity::age).reversed())
					.map(ActiveRunDescriptor::of)
					.toList(),
				this.runs.stream()
					.flatMap((each) -> each.ends().stream())
					.sorted(Comparator.comparing(RunEnd::endedAt).reversed())
					.map(EndedRunDescriptor::of)
					.toList());
	}

	/**
	 * Cancel a run, as the application itself would.
	 * @param clientRunId the id that the run has here
	 * @return whether there was such a run
	 */
	@DeleteOperation
	public CancelDescriptor cancel(@Selector String clientRunId) {
		return new CancelDescriptor(this.runs.stream().anyMatch((each) -> each.cancel(clientRunId)));
	}

	/**
	 * The runs of this application.
	 *
	 * @param active those that are active
	 * @param ended how the last ones ended
	 */
	public record RunsDescriptor(List<ActiveRunDescriptor> active,
			List<EndedRunDescriptor> ended) implements OperationResponseBody {

	}

	/**
	 * What became of a request to cancel a run.
	 *
	 * @param cancelled whether there was such a run; how it ends is shown among those
	 * that have ended
	 */
	public record CancelDescriptor(boolean cancelled) implements OperationResponseBody {

	}

}
