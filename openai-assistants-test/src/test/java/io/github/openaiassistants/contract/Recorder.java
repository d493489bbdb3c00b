package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.ThreadMessageDelta;

/**
 * A listener that keeps everything.
 */
class Recorder {

	private final List<AssistantsEvent> events = new CopyOnWriteArrayList<>();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	@EventListener
	void on(AssistantsEvent event) {
		this.events.add(event);
		this.threads.add(Thread.currentThread());
	}

	List<AssistantsEvent> events() {
		return List.copyOf(this.events);
	}

	List<AssistantsEvent> events(String clientRunId) {
		return this.events.stream().filter((event) -> event.meta().clientRunId().equals(clientRunId)).toList();
	}

	void clear() {
		this.events.clear();
		this.threads.clear();
	}

	List<Thread> threads() {
		return List.copyOf(this.threads);
	}

	List<String> names() {
		return names(this.events);
	}

	static List<String> names(List<AssistantsEvent> events) {
		return events.stream().map(AssistantsEvent::name).toList();
	}

	String text() {
		return text(this.events);
	}

	// Return the text that deltas told.
	static String text(List<AssistantsEvent> events) {
		StringBuilder text = new StringBuilder();
		for (AssistantsEvent event : events) {
			if (event instanceof ThreadMessageDelta delta) {
				text.append(delta.text());
			}
		}
		return text.toString();
	}

	RunFinished awaitFinished() {
		return awaitFinished(1).get(0);
	}

	List<RunFinished> awaitFinished(int count) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> finished().size() >= count);
		return finished();
	}

	List<RunFinished> finished() {
		List<RunFinished> finished = new ArrayList<>();
		for (AssistantsEvent event : this.events) {
			if (event instanceof RunFinished last) {
				finished.add(last);
			}
		}
		return finished;
	}

}
