package io.github.openaiassistants.test.kit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;
import org.springframework.util.ReflectionUtils;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.autoconfigure.AssistantsTest;
import io.github.openaiassistants.test.autoconfigure.AutoConfigureAssistantsServer;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

import static io.github.openaiassistants.test.RunMatcher.assistant;
import static io.github.openaiassistants.test.RunMatcher.messageContaining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How tests fail whose scripts and runs do not come together, and what is left of them
 * for the next one.
 */
class VerifiedScriptTests {

	@Test
	void shouldTellTheRunAndTheScriptsWhenNoneMatches() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> test(Strict.class, (context) -> {
			AssistantsServer server = context.getBean(AssistantsServer.class);
			server.when(messageContaining("weather").and(assistant("asst_2")))
				.callFunction("get_weather", "{}")
				.thenSay("Sunny.");
			assertThat(run(context, "How is the weather?")).isEqualTo(RunOutcome.REFUSED);
			assertThat(context.getBean(RecordedAssistantsEvents.class)).run()
				.hasOutcome(RunOutcome.REFUSED)
				.hasCause(ApiException.class);
		}))
			.withMessageContainingAll(
					"A run matches no script: message \"How is the weather?\", assistant asst_1, thread thread_",
					"A script waits for a run in vain",
					"message containing \"weather\" and assistant asst_2 -> calls get_weather, says \"Sunny.\" (matched 0 times)");
	}

	@Test
	void shouldTellTheScriptThatWaitsInVain() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> test(Strict.class,
					(context) -> context.getBean(AssistantsServer.class).enqueue(RunScript.answering("Never."))))
			.withMessageContaining("An enqueued script waits for a run in vain: says \"Never.\"");
	}

	@Test
	void shouldLeaveNothingForTheNextTest() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> test(Strict.class,
				(context) -> context.getBean(AssistantsServer.class).when(messageContaining("weather")).say("Never.")));
		test(Strict.class, (context) -> {
			assertThat(context.getBean(RecordedAssistantsEvents.class)).isEmpty();
			assertThat(run(context, "Hello?")).isEqualTo(RunOutcome.COMPLETED);
		});
	}

	@Test
	void shouldNotCheckWhatIsNotToBeChecked() {
		test(Lenient.class,
				(context) -> context.getBean(AssistantsServer.class).enqueue(RunScript.answering("Never.")));
		test(Lenient.class, (context) -> assertThat(run(context, "Hello?")).isEqualTo(RunOutcome.COMPLETED));
	}

	@Test
	void shouldUseOneContextForSeveralClassesAlsoAfterItWasPaused() {
		AssistantsServer[] servers = new AssistantsServer[3];
		test(Strict.class, (context) -> servers[0] = context.getBean(AssistantsServer.class));
		test(Lenient.class, (context) -> servers[1] = context.getBean(AssistantsServer.class));
		test(Other.class, (context) -> assertThat(run(context, "Hello?")).isEqualTo(RunOutcome.COMPLETED));
		test(Strict.class, (context) -> {
			servers[2] = context.getBean(AssistantsServer.class);
			assertThat(run(context, "Hello?")).isEqualTo(RunOutcome.COMPLETED);
		});
		assertThat(servers[0]).isSameAs(servers[1]).isSameAs(servers[2]);
	}

	private static RunOutcome run(ApplicationContext context, String question) {
		RunFinished finished = context.getBean(AssistantRunStreamer.class)
			.launch(CreateThreadAndRunRequest.of("asst_1", question))
			.finished()
			.block(Duration.ofSeconds(10));
		assertThat(finished).isNotNull();
		return finished.outcome();
	}

	// Like JUnit, but inside this test
	private static void test(Class<?> type, Consumer<ApplicationContext> body) {
		TestContextManager manager = new TestContextManager(type);
		try (AutoCloseable end = manager::afterTestClass) {
			assertThat(end).isNotNull();
			Object instance = type.getDeclaredConstructor().newInstance();
			Method method = ReflectionUtils.findMethod(type, "test");
			assertThat(method).isNotNull();
			manager.beforeTestClass();
			manager.prepareTestInstance(instance);
			manager.beforeTestMethod(instance, method);
			body.accept(manager.getTestContext().getApplicationContext());
			manager.afterTestMethod(instance, method, null);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@AssistantsTest
	static class Strict {

		void test() {
			// Its body is given
		}

	}

	@AutoConfigureAssistantsServer(verify = false)
	static class Lenient extends Strict {

	}

	@AssistantsTest(properties = "kit.test=other")
	static class Other extends Strict {

	}

}
