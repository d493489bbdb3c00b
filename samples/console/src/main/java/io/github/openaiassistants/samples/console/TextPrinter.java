package io.github.openaiassistants.samples.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.RunToolCallFunction;
import io.github.openaiassistants.model.Usage;

/**
 * Prints the answer word by word, and a summary. The events of a run come one at a time
 * and this program has one run at a time, so the state needs no protection.
 */
class TextPrinter {

	private final Terminal terminal;

	private boolean midLine;

	private boolean messageShown;

	TextPrinter(Terminal terminal) {
		this.terminal = terminal;
	}

	@EventListener
	void questionIsAsked(Question question) {
		this.terminal.printLine("> " + question.text());
	}

	@EventListener
	void messageBegins(ThreadMessageCreated event) {
		this.messageShown = false;
	}

	@EventListener
	void wordsArrive(ThreadMessageDelta event) {
		show(event.text());
	}

	@EventListener
	void messageEnds(ThreadMessageCompleted event) {
		if (!this.messageShown) {
			show(event.text() + refusal(event.data().content()));
		}
		endLine();
		this.messageShown = false;
	}

	@EventListener
	void functionsAreCalled(ThreadRunRequiresAction event) {
		endLine();
		for (RunToolCall call : event.functionCalls()) {
			RunToolCallFunction function = call.function();
			if (function != null) {
				this.terminal.printLine("[calls " + function.name() + " " + function.arguments() + "]");
			}
		}
	}

	@EventListener
	void runEnds(RunFinished event) {
		endLine();
		Duration firstText = event.data().timeToFirstText();
		this.terminal.printLine("[" + event.outcome().value() + tokens(event.data().usage())
				+ ((firstText != null) ? ", first text after " + seconds(firstText) : "") + ", "
				+ seconds(event.data().duration()) + " in all]");
	}

	private void show(String text) {
		if (!text.isEmpty()) {
			this.terminal.print(text);
			this.midLine = !text.endsWith("\n");
			this.messageShown = true;
		}
	}

	private void endLine() {
		if (this.midLine) {
			this.terminal.printLine("");
			this.midLine = false;
		}
	}

	private static String refusal(@Nullable List<MessageContent> content) {
		return (content != null) ? content.stream()
			.filter(RefusalContent.class::isInstance)
			.map((part) -> ((RefusalContent) part).refusal())
			.map((text) -> (text != null) ? text : "")
			.collect(Collectors.joining()) : "";
	}

	private static String tokens(@Nullable Usage usage) {
		return (usage != null && usage.totalTokens() != null) ? ", " + usage.totalTokens() + " tokens" : "";
	}

	private static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
	}

}
