package io.github.openaiassistants.samples.readme;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

import io.github.openaiassistants.event.RunFinished;

class FinishedRuns {

	private final AnswerStore answers;

	private final ApplicationEventPublisher publisher;

	FinishedRuns(AnswerStore answers, ApplicationEventPublisher publisher) {
		this.answers = answers;
		this.publisher = publisher;
	}

	@Transactional
	@EventListener
	void record(RunFinished finished) {
		this.answers.save(finished.meta().clientRunId(), finished.outcome().name());
		this.publisher.publishEvent(new AnswerRecorded(finished.meta().clientRunId()));
	}

	interface AnswerStore {

		void save(String clientRunId, String outcome);

	}

	record AnswerRecorded(String clientRunId) {

	}

}
