package io.github.openaiassistants.contract;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.RunHandle;

/**
 * An instance of an application, in a process of its own: starts a run, tells its id when
 * an event with the name given has come, and waits to be killed.
 */
public final class DoomedInstance {

	private DoomedInstance() {
	}

	/**
	 * Start it.
	 * @param args the address of the server, the assistant, the thread, the name of the
	 * event, and properties
	 */
	public static void main(String[] args) {
		String[] properties = Arrays.copyOfRange(args, 4, args.length);
		ListeningApplication application = ListeningApplication.start(URI.create(args[0]), WebApplicationType.NONE,
				List.of(SharedDatabase.class, SlowFunction.class), properties);
		RunHandle handle = application.streamer().launch(args[2], CreateRunRequest.of(args[1]));
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> application.recorder().names().contains(args[3]));
		System.out.println("RUN " + handle.clientRunId());
		handle.finished().block();
	}

}
