package io.github.openaiassistants.samples.readme;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.ThreadMessageDelta;

@Component
class AnswerPrinter {

	@EventListener
	void words(ThreadMessageDelta delta) {
		System.out.print(delta.text());
	}

	@EventListener
	void end(RunFinished finished) {
		System.out.println(" [" + finished.outcome() + "]");
	}

}
