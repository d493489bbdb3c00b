package io.github.openaiassistants.codec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.RunStepDeltaObject;

/**
 * Reads and writes the types of the model with a mapper of its own, so that the settings
 * of the application's mapper do not change the wire format. Thread-safe. Failures to
 * read are {@link JacksonException Jackson's own}; their messages do not repeat the text
 * that was read.
 */
public final class AssistantsJson {

	private final Shapes shapes = new Shapes();

	private final JsonMapper mapper;

	private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

	private final Map<Class<?>, ObjectReader> pageReaders = new ConcurrentHashMap<>();

	/**
	 * Create the codec.
	 * @param customizer adjusts the mapper before the types of the model are added to it
	 */
	public AssistantsJson(Consumer<JsonMapper.Builder> customizer) {
		JsonFactory factory = JsonFactory.builder()
			// Event loops would contend for the pool that is shared by default.
			.recyclerPool(JsonRecyclerPools.threadLocalPool())
			.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
			// Bytes of the wire are UTF-8 by definition, whatever they look like.
			.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
			.streamReadConstraints(RawJson.CONSTRAINTS)
			// No token of the document may turn up in a message.
			.errorReportConfiguration(
					ErrorReportConfiguration.builder().maxErrorTokenLength(0).maxRawContentLength(0).build())
			.build();
		JsonMapper.Builder builder = JsonMapper.builder(factory);
		customizer.accept(builder);
		this.mapper = builder.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.addModule(new AssistantsJacksonModule(this.shapes))
			.build();
	}

	/**
	 * Create the codec with Jackson's own settings.
	 * @return the codec
	 */
	public static AssistantsJson create() {
		return new AssistantsJson((builder) -> {
		});
	}

	/**
	 * Return the mapper behind the codec.
	 * @return the mapper, which is immutable
	 */
	public JsonMapper mapper() {
		return this.mapper;
	}

	/**
	 * Read a value from UTF-8 bytes.
	 * @param <T> the type of the value
	 * @param bytes the bytes
	 * @param offset where the value begins
	 * @param length the number of bytes
	 * @param type the type of the value
	 * @return the value, never {@code null}
	 * @throws JacksonException if the bytes are not one JSON value of that type
	 */
	public <T> T read(byte[] bytes, int offset, int length, Class<T> type) {
		Object fast = readDelta(bytes, offset, length, type);
		if (fast != null) {
			return type.cast(fast);
		}
		return require(reader(type).readValue(bytes, offset, length), type);
	}

	/**
	 * Read a value from a text.
	 * @param <T> the type of the value
	 * @param json the text
	 * @param type the type of the value
	 * @return the value, never {@code null}
	 * @throws JacksonException if the text is not one JSON value of that type
	 */
	public <T> T read(String json, Class<T> type) {
		return require(reader(type).readValue(json), type);
	}

	/**
	 * Read a page of a list. A bare array is a page, too.
	 * @param <T> the type of the objects in the list
	 * @param bytes the UTF-8 bytes
	 * @param element the type of the objects in the list
	 * @return the page, never {@code null}
	 * @throws JacksonException if the bytes are not a page of such objects
	 */
	public <T> ListPage<T> readPage(byte[] bytes, Class<T> element) {
		ObjectReader reader = this.pageReaders.computeIfAbsent(element, (type) -> this.mapper
			.readerFor(this.mapper.getTypeFactory().constructParametricType(ListPage.class, type)));
		ListPage<?> page = require(reader.readValue(bytes), ListPage.class);
		List<T> data = page.data().stream().map(element::cast).toList();
		return new ListPage<>(page.object(), data, page.firstId(), page.lastId(), page.hasMore(), page.extra());
	}

	// Read a value from an exact tree; not the null node, which is no value of any type
	<T> T read(JsonNode tree, Class<T> type) {
		return require(this.mapper.treeToValue(tree, type), type);
	}

	/**
	 * Read any JSON value exactly: numbers keep their value whatever their size.
	 * @param bytes the UTF-8 bytes
	 * @param offset where the value begins
	 * @param length the number of bytes
	 * @return the tree, never {@code null}
	 * @throws JacksonException if the bytes are not one JSON value
	 */
	public JsonNode readTree(byte[] bytes, int offset, int length) {
		try (JsonParser parser = this.mapper.createParser(bytes, offset, length)) {
			if (parser.nextToken() == null) {
				throw MismatchedInputException.from(parser, JsonNode.class, "No JSON value to read");
			}
			JsonNode tree = ExactTree.read(parser);
			if (parser.nextToken() != null) {
				throw MismatchedInputException.from(parser, JsonNode.class, "More than one JSON value");
			}
			return tree;
		}
	}

	/**
	 * Write a value to UTF-8 bytes.
	 * @param value the value
	 * @return the bytes
	 */
	public byte[] write(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

	/**
	 * Write a value to a text.
	 * @param value the value
	 * @return the text
	 */
	public String writeString(Object value) {
		return this.mapper.writeValueAsString(value);
	}

	/**
	 * Count what would be written, without writing it.
	 * @param value an object of the model
	 * @return how much it is
	 */
	public JsonCount count(Object value) {
		CountedJson counted = new CountedJson();
		this.shapes.of(value.getClass()).write(value, counted);
		return new JsonCount(counted.values(), counted.characters());
	}

	private @Nullable Object readDelta(byte[] bytes, int offset, int length, Class<?> type) {
		if (type != MessageDeltaObject.class && type != RunStepDeltaObject.class) {
			return null;
		}
		try (JsonParser parser = this.mapper.tokenStreamFactory()
			.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
			Object value = (type == MessageDeltaObject.class) ? MessageDeltaReader.read(parser)
					: RunStepDeltaReader.read(parser);
			return (value != null && parser.nextToken() == null) ? value : null;
		}
	}

	private ObjectReader reader(Class<?> type) {
		ObjectReader reader = this.readers.get(type);
		if (reader == null) {
			reader = this.mapper.readerFor(type);
			this.readers.put(type, reader);
		}
		return reader;
	}

	private <T> T require(@Nullable Object value, Class<T> type) {
		if (value == null) {
			throw MismatchedInputException.from(null, type, type.getSimpleName() + " cannot be read from null");
		}
		return type.cast(value);
	}

}
