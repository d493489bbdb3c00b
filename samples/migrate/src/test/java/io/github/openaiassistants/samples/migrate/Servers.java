package io.github.openaiassistants.samples.migrate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.BlockingAssistantsClient;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.Dialect;

/**
 * A server to move from and one to move to.
 */
final class Servers implements AutoCloseable {

	private static final ListQuery OLDEST_FIRST = ListQuery.builder().limit(100).order(SortOrder.ASCENDING).build();

	private final AssistantsServer source;

	private final AssistantsServer target = AssistantsServer.builder().start();

	private final Map<String, String> settings = new HashMap<>();

	private final Source opened;

	Servers(Dialect dialect) {
		this.source = AssistantsServer.builder().dialect(dialect).start();
		this.settings.put("base-url", this.source.baseUrl().toString());
		this.settings.put("api-key", "any");
		if (dialect == Dialect.FOUNDRY) {
			this.settings.put("provider", "foundry");
			this.settings.put("project", "embedded");
		}
		this.opened = Source.open(this.settings);
	}

	AssistantsServer source() {
		return this.source;
	}

	AssistantsServer target() {
		return this.target;
	}

	BlockingAssistantsClient client() {
		return this.opened.client();
	}

	Program move(String... options) {
		String[] all = IntStream.range(0, options.length + this.settings.size())
			.mapToObj((i) -> (i < options.length) ? options[i] : setting(i - options.length))
			.toArray(String[]::new);
		return Program.run(this.target, all);
	}

	private String setting(int index) {
		Map.Entry<String, String> setting = List.copyOf(this.settings.entrySet()).get(index);
		return "--migrate.source." + setting.getKey() + "=" + setting.getValue();
	}

	String thread(int messages) {
		return client().threads()
			.create(CreateThreadRequest.builder()
				.metadata(Map.of("customer", "17"))
				.messages(IntStream.range(0, messages)
					.mapToObj((i) -> (i % 2 == 0) ? CreateMessageRequest.user("text " + i)
							: CreateMessageRequest.assistant("text " + i))
					.toList())
				.build())
			.id();
	}

	static List<String> texts(AssistantsClient client, String threadId) {
		return client.blocking().messages().list(threadId, OLDEST_FIRST).map(MessageObject::text).toList();
	}

	@Override
	public void close() {
		this.opened.close();
		this.target.close();
		this.source.close();
	}

}
