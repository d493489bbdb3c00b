package io.github.openaiassistants.codec;

import java.io.StringWriter;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * JSON that is only passed on: texts to exact trees and back, with no mapper and so with
 * no settings of one.
 */
final class RawJson {

	/**
	 * How deep a payload may be nested: less than any mapper reads and writes by default,
	 * so that the JSON of an event, which is deeper than its payload, is never too deep.
	 */
	static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder().maxNestingDepth(480).build();

	private static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

	private RawJson() {
	}

	/**
	 * Read a text that may be JSON.
	 * @param text the text
	 * @return the tree, or {@code null} when the text is not exactly one JSON value
	 */
	static @Nullable JsonNode read(String text) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			JsonNode tree = (parser.nextToken() != null) ? ExactTree.read(parser) : null;
			return (parser.nextToken() == null) ? tree : null;
		}
		catch (JacksonException ex) {
			// No JSON, or beyond the limits
			return null;
		}
	}

	static String write(JsonNode tree) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
			ExactTree.write(tree, generator);
		}
		return text.toString();
	}

}
