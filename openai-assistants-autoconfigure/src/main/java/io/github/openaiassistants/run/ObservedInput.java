package io.github.openaiassistants.run;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.backend.RunCommand.CreateRun;
import io.github.openaiassistants.backend.RunCommand.CreateThreadAndRun;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.observation.RunInput;
import io.github.openaiassistants.observation.RunSegmentObservationContext.Kind;

/**
 * What is told to observers of the requests of a run.
 */
final class ObservedInput {

	private ObservedInput() {
	}

	static RunInput of(@Nullable RunCommand command) {
		if (command instanceof CreateRun create) {
			CreateRunRequest request = create.request();
			return new RunInput(request.model(), request.instructions(), messages(request.additionalMessages()));
		}
		if (command instanceof CreateThreadAndRun create) {
			CreateThreadAndRunRequest request = create.request();
			return new RunInput(request.model(), request.instructions(),
					messages((request.thread() != null) ? request.thread().messages() : null));
		}
		return RunInput.NONE;
	}

	private static List<CreateMessageRequest> messages(@Nullable List<CreateMessageRequest> messages) {
		return (messages != null) ? messages : List.of();
	}

	static Kind kind(RunCommand command) {
		if (command instanceof CreateRun) {
			return Kind.CREATE_RUN;
		}
		return (command instanceof CreateThreadAndRun) ? Kind.CREATE_THREAD_AND_RUN : Kind.SUBMIT_TOOL_OUTPUTS;
	}

	static String operation(@Nullable RunCommand command) {
		Kind kind = (command != null) ? kind(command) : Kind.LOOK_UP;
		return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
