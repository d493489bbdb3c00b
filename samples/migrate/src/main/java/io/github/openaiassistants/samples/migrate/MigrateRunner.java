package io.github.openaiassistants.samples.migrate;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.failure.AssistantsException;

/**
 * Moves what the options name. Keeps the exit status.
 */
@Component
class MigrateRunner implements ApplicationRunner, ExitCodeGenerator {

	private final CommandLine commandLine;

	private final Destination destination;

	private final Terminal terminal;

	private volatile int exitStatus;

	MigrateRunner(CommandLine commandLine, Destination destination, Terminal terminal) {
		this.commandLine = commandLine;
		this.destination = destination;
		this.terminal = terminal;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		try {
			this.exitStatus = move() ? ExitStatus.COMPLETE : ExitStatus.LEFT_OUT;
		}
		catch (BadArgumentsException ex) {
			this.exitStatus = ExitStatus.NOT_STARTED;
			this.terminal.complain(String.valueOf(ex.getMessage()));
		}
		catch (AssistantsException | UncheckedIOException ex) {
			this.exitStatus = ExitStatus.STOPPED;
			this.terminal.complain("stopped, run again to go on: " + ex.getMessage());
		}
	}

	// @return whether nothing was left out
	private boolean move() {
		this.commandLine.check();
		Set<String> threadIds = this.commandLine.threadIds();
		Report report = new Report(this.terminal);
		try (Source source = Source.open(this.commandLine.source())) {
			if (this.commandLine.movesThreads()) {
				// Before anything is written: settings that cannot work are found here
				ThreadCopy copy = this.destination.copy(source.client(), Mapping.read(this.commandLine.mapping()),
						report);
				export(source, report);
				threadIds.forEach(copy::copy);
			}
			else {
				export(source, report);
			}
		}
		return report.isComplete();
	}

	private void export(Source source, Report report) {
		Path file = this.commandLine.definitions();
		if (file != null) {
			new AssistantExport(source.client(), report).write(file);
		}
	}

	@Override
	public int getExitCode() {
		return this.exitStatus;
	}

}
