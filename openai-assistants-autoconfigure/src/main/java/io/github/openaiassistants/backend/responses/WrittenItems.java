package io.github.openaiassistants.backend.responses;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.backend.responses.translation.ResponsesEvent;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.model.MessageObject;

/**
 * What a response wrote, collected for threads whose items are kept here. The end of the
 * response tells it whole; servers whose end is empty have told every item before. Used
 * by one thread at a time.
 */
final class WrittenItems {

	private static final String MESSAGE = "message";

	private final Map<Long, JsonNode> finished = new TreeMap<>();

	private List<JsonNode> output = List.of();

	void accept(ResponsesEvent event) {
		if (event.type().equals("response.output_item.done")) {
			JsonNode index = event.payload().path("output_index");
			this.finished.put(index.isNumber() ? index.asLong() : this.finished.size(), event.payload().path("item"));
		}
		else {
			end(event.payload().path("response"));
		}
	}

	// Take a response that has ended
	void end(JsonNode response) {
		JsonNode told = response.path("output");
		if (told.isArray() && !told.isEmpty()) {
			this.output = List.copyOf(told.values());
		}
	}

	/**
	 * Return the items as they are kept.
	 * @param known the run, whose messages have the ids that the application was told
	 * @param calls whether calls are among them: of a response that was cut off they are
	 * not, because nobody will answer them
	 * @param now the time in seconds
	 * @return the items, in order
	 */
	List<StoredItem> items(TranslatedRun known, boolean calls, long now) {
		List<JsonNode> said = this.output.isEmpty() ? List.copyOf(this.finished.values()) : this.output;
		Iterator<MessageObject> messages = known.messages()
			.subList(known.formerMessages(), known.messages().size())
			.iterator();
		List<StoredItem> items = new ArrayList<>();
		for (JsonNode item : said) {
			boolean message = item.path("type").asString("").equals(MESSAGE);
			if (!item.isObject() || (!message && !calls)) {
				continue;
			}
			String id = (message && messages.hasNext()) ? messages.next().id() : item.path("id").asString("");
			items.add(new StoredItem(id.isEmpty() ? newId("item_") : id, item, now, known.run().id(),
					known.run().assistantId(), Map.of(), List.of()));
		}
		return items;
	}

	void clear() {
		this.finished.clear();
		this.output = List.of();
	}

	static String newId(String prefix) {
		return prefix + UUID.randomUUID().toString().replace("-", "");
	}

}
