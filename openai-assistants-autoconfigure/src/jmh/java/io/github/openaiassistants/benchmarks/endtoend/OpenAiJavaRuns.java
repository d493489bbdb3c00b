package io.github.openaiassistants.benchmarks.endtoend;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.threads.runs.RunCreateParams;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Runs of openai-java, a thread for each as long as it lasts.
 */
@SuppressWarnings("deprecation")
final class OpenAiJavaRuns implements RunStarter {

	private static final RunCreateParams PARAMS = RunCreateParams.builder().assistantId("asst_1").build();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final OpenAIClient client;

	private final ApplicationEventPublisher publisher;

	OpenAiJavaRuns(String baseUrl, ApplicationEventPublisher publisher) {
		this.client = OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey("none").build();
		this.publisher = publisher;
	}

	@Override
	public void start(Runnable whenOver) {
		this.threads.execute(() -> {
			try {
				run();
			}
			catch (RuntimeException ex) {
				Lanes.fail(ex);
			}
			whenOver.run();
		});
	}

	private void run() {
		try (StreamResponse<AssistantStreamEvent> events = this.client.beta()
			.threads()
			.runs()
			.createStreaming("thread_1", PARAMS)) {
			events.stream().forEach(this.publisher::publishEvent);
		}
	}

}
