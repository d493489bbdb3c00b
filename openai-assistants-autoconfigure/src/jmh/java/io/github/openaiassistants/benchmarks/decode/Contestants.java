package io.github.openaiassistants.benchmarks.decode;

import java.util.function.Function;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.codec.FullParse;

/**
 * Who takes part.
 */
public enum Contestants {

	/**
	 * The client of the service's own makers.
	 */
	OPENAI_JAVA("openai-java", OpenAiJava::new),

	/**
	 * A client that follows the API closely.
	 */
	SIMPLE_OPENAI("simple-openai", SimpleOpenAi::new),

	/**
	 * What one writes with Spring alone.
	 */
	SPRING("hand-written Spring", HandWritten::new),

	/**
	 * This project, with everything that it promises.
	 */
	OURS("ours, whole", Ours::new),

	/**
	 * This project, up to the typed events.
	 */
	DECODING("ours, decoding only", (input) -> new Decoding(input, EventCodec::decoder)),

	/**
	 * The same, every event parsed in full.
	 */
	FULL_PARSE("ours, full parse", (input) -> new Decoding(input, FullParse::decoder)),

	/**
	 * What nobody gets by without: finding the events, not looking into them.
	 */
	FLOOR("framing only", Framing::new);

	private final String title;

	private final Function<Input, Contestant> factory;

	Contestants(String title, Function<Input, Contestant> factory) {
		this.title = title;
		this.factory = factory;
	}

	/**
	 * Return how it is called in tables.
	 * @return a short text
	 */
	public String title() {
		return this.title;
	}

	Contestant create(Input input) {
		return this.factory.apply(input);
	}

}
