package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.MessageStreamEvent;
import io.github.openaiassistants.event.RunLifecycleEvent;
import io.github.openaiassistants.event.RunStreamEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listeners take one record, a family, everything, or Spring's envelope, and may be
 * conditional.
 */
class ListenerShapeTests {

	@ParameterizedTest
	@EnumSource
	void everyShapeOfListenerReceivesWhatItAsksFor(Backend backend) {
		try (AssistantsServer server = backend.serverAnswering(() -> RunScript.answering("Good", " morning"));
				ListeningApplication application = backend.start(backend.address(server),
						List.of(Shapes.class, EnvelopeBean.class))) {
			application.streamer()
				.launch(CreateThreadAndRunRequest.of(backend.assistant(server), "Hello"))
				.finished()
				.block(Duration.ofSeconds(20));
			Shapes shapes = application.bean(Shapes.class);
			assertThat(shapes.record).containsExactly("Good", " morning");
			assertThat(shapes.conditional).containsExactly(" morning");
			assertThat(shapes.byAttribute).isEmpty();
			assertThat(shapes.envelope).containsExactly("Good", " morning");
			assertThat(shapes.several).containsExactly("thread.message.delta", "thread.message.delta",
					"thread.run.completed");
			assertThat(shapes.runFamily).containsExactly("thread.run.created", "thread.run.queued",
					"thread.run.in_progress", "thread.run.completed");
			assertThat(shapes.messageFamily).containsExactly("thread.message.created", "thread.message.in_progress",
					"thread.message.delta", "thread.message.delta", "thread.message.completed");
			assertThat(shapes.lifecycle).containsExactly("run.finished");
			assertThat(shapes.stream).hasSize(application.recorder().events().size() - 1);
			assertThat(shapes.objects).hasSize(application.recorder().events().size());
			assertThat(application.bean(EnvelopeBean.class).texts).containsExactly("Good", " morning");
		}
	}

	static class Shapes {

		private final Queue<String> record = new ConcurrentLinkedQueue<>();

		private final Queue<String> conditional = new ConcurrentLinkedQueue<>();

		private final Queue<String> byAttribute = new ConcurrentLinkedQueue<>();

		private final Queue<String> envelope = new ConcurrentLinkedQueue<>();

		private final Queue<String> several = new ConcurrentLinkedQueue<>();

		private final Queue<String> runFamily = new ConcurrentLinkedQueue<>();

		private final Queue<String> messageFamily = new ConcurrentLinkedQueue<>();

		private final Queue<String> lifecycle = new ConcurrentLinkedQueue<>();

		private final Queue<String> stream = new ConcurrentLinkedQueue<>();

		private final Queue<String> objects = new ConcurrentLinkedQueue<>();

		@EventListener
		void onRecord(ThreadMessageDelta delta) {
			this.record.add(delta.text());
		}

		@EventListener(condition = "#delta.text().startsWith(' ')")
		void onCondition(ThreadMessageDelta delta) {
			this.conditional.add(delta.text());
		}

		@EventListener(condition = "#delta.meta().attributes()['user'] == 'ada'")
		void onAttribute(ThreadMessageDelta delta) {
			this.byAttribute.add(delta.text());
		}

		@EventListener
		void onEnvelope(PayloadApplicationEvent<ThreadMessageDelta> event) {
			this.envelope.add(event.getPayload().text());
		}

		@EventListener({ ThreadMessageDelta.class, ThreadRunCompleted.class })
		void onSeveral(AssistantsEvent event) {
			this.several.add(event.name());
		}

		@EventListener
		void onRun(RunStreamEvent event) {
			this.runFamily.add(event.name());
		}

		@EventListener
		void onMessage(MessageStreamEvent event) {
			this.messageFamily.add(event.name());
		}

		@EventListener
		void onLifecycle(RunLifecycleEvent event) {
			this.lifecycle.add(event.name());
		}

		@EventListener
		void onStream(AssistantStreamEvent event) {
			this.stream.add(event.name());
		}

		@EventListener
		void onObject(Object event) {
			if (event instanceof PayloadApplicationEvent<?> payload
					&& payload.getPayload() instanceof AssistantsEvent e) {
				this.objects.add(e.name());
			}
			else if (event instanceof AssistantsEvent e) {
				this.objects.add(e.name());
			}
		}

	}

	static class EnvelopeBean implements ApplicationListener<PayloadApplicationEvent<ThreadMessageDelta>> {

		private final Queue<String> texts = new ConcurrentLinkedQueue<>();

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<ThreadMessageDelta> event) {
			this.texts.add(event.getPayload().text());
		}

	}

}
