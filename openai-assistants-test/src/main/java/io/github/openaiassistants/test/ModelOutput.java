package io.github.openaiassistants.test;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something a {@link RunScript} lets the model put out that has no form of its own in the
 * Assistants API. Items are sent by the Responses API only; events are sent by both, as
 * they are.
 */
public final class ModelOutput {

	private final ScriptItem item;

	private ModelOutput(ScriptItem item) {
		this.item = item;
	}

	/**
	 * Makes a reasoning item. What follows it in its response cannot be given back to the
	 * server without it.
	 * @param summary the summary of the reasoning, cut into words; empty for none
	 * @return the output
	 */
	public static ModelOutput reasoning(String summary) {
		return new ModelOutput(new ScriptItem.Reasoning(Pieces.words(summary)));
	}

	/**
	 * Makes a search of the web, which runs at the server.
	 * @param query what is searched for
	 * @param urls the addresses of the pages that were found
	 * @return the output
	 */
	public static ModelOutput webSearch(String query, String... urls) {
		return new ModelOutput(new ScriptItem.WebSearch(query, List.of(urls)));
	}

	/**
	 * Makes an item of any kind, announced and done at once.
	 * @param json the item, a JSON object with at least {@code type}; an id is added when
	 * it has none
	 * @return the output
	 * @throws IllegalArgumentException if it is no such object
	 */
	public static ModelOutput item(String json) {
		ObjectNode item = object(json);
		if (!item.path("type").isString()) {
			throw new IllegalArgumentException("item must have a type");
		}
		return new ModelOutput(new ScriptItem.AnyItem(item));
	}

	/**
	 * Makes an event of any type. It does not end a message before it.
	 * @param type the type
	 * @param json the payload, a JSON object; in the Responses API its type and its
	 * sequence number are added when they are missing
	 * @return the output
	 * @throws IllegalArgumentException if the payload is no object
	 */
	public static ModelOutput event(String type, String json) {
		return new ModelOutput(new ScriptItem.AnyEvent(type, object(json)));
	}

	/**
	 * Makes text that is written into the stream as it is: an event block, half of one,
	 * or none at all. It does not end a message before it.
	 * @param text the text
	 * @return the output
	 */
	public static ModelOutput raw(String text) {
		return new ModelOutput(new ScriptItem.RawText(text));
	}

	ScriptItem item() {
		return this.item;
	}

	private static ObjectNode object(String json) {
		if (JsonMapper.shared().readTree(json) instanceof ObjectNode object) {
			return object;
		}
		throw new IllegalArgumentException("json must be an object");
	}

}
