package io.github.openaiassistants.samples.console;

import java.util.Iterator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Asks the first message and, in a chat, every line of the standard input. Keeps the exit
 * status of the last run.
 */
@Component
class ConsoleRunner implements ApplicationRunner, ExitCodeGenerator {

	private final ObjectProvider<AssistantRunStreamer> streamer;

	private final CommandLine commandLine;

	private final Terminal terminal;

	private final ApplicationEventPublisher events;

	private volatile int exitStatus;

	ConsoleRunner(ObjectProvider<AssistantRunStreamer> streamer, CommandLine commandLine, Terminal terminal,
			ApplicationEventPublisher events) {
		this.streamer = streamer;
		this.commandLine = commandLine;
		this.terminal = terminal;
		this.events = events;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		try {
			this.commandLine.check();
			String assistantId = this.commandLine.assistantId();
			String message = this.commandLine.message();
			Conversation conversation = new Conversation(this.streamer.getObject(), assistantId,
					this.commandLine.threadId());
			this.events.publishEvent(new Question(message));
			ask(conversation, message);
			if (this.commandLine.isChat()) {
				chat(conversation);
			}
		}
		catch (BadArgumentsException | RequestNotValidException ex) {
			this.exitStatus = ExitStatus.NOT_STARTED;
			this.terminal.complain(String.valueOf(ex.getMessage()));
		}
	}

	private void chat(Conversation conversation) {
		Iterator<String> lines = this.terminal.lines().filter((line) -> !line.isBlank()).iterator();
		while (lines.hasNext()) {
			ask(conversation, lines.next());
		}
	}

	private void ask(Conversation conversation, String message) {
		RunFinished finished = conversation.ask(message);
		this.exitStatus = ExitStatus.of(finished.outcome());
		if (finished.outcome() != RunOutcome.COMPLETED) {
			this.terminal.complain(Reason.of(finished));
		}
	}

	@Override
	public int getExitCode() {
		return this.exitStatus;
	}

}
