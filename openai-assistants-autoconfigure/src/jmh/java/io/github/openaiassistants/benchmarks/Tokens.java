package io.github.openaiassistants.benchmarks;

import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Invents what a model says, a token at a time: most of it English, the rest in other
 * alphabets, with some line ends and quotes that JSON has to escape, and a few citations.
 */
final class Tokens {

	private static final List<String> ENGLISH = List.of(" the", " book", " is", " at", " library", " open", "ing", ",",
			".", " reader", " loan", " you", " can", " four", " weeks", " harbour", " branch", " and", " extend", "ed");

	private static final List<String> LATIN = List.of(" Bücher", " été", " mañana", " größer", "ção", " naïve",
			" Straße", " tři", " żółty", " över");

	private static final List<String> CHINESE = List.of("图书", "馆", "开放", "时间", "日本", "語", "です", "책", "도서관", "の");

	private static final List<String> OTHERS = List.of(" книга", "ение", " часы", " كتاب", "مكتبة", " पुस्तक", "ालय",
			" и", " في", " है");

	private static final List<String> EMOJI = List.of("📚", " 🎉", "👩‍💻", "🙂");

	private static final List<String> ESCAPED = List.of("\n", "\n\n", " \"", "\"", "\\", "\t", "\r\n");

	private static final String CITATION = "[{\"index\":0,\"type\":\"file_citation\",\"text\":\"【4:0†house】\","
			+ "\"start_index\":10,\"end_index\":21,\"file_citation\":{\"file_id\":\"file-8KcQzTn4XmWb2LrVd6Yf1J\"}}]";

	private final Random random;

	Tokens(long seed) {
		this.random = new Random(seed);
	}

	Token next() {
		if (this.random.nextInt(200) == 0) {
			return new Token("【4:0†house】", json("【4:0†house】", false), CITATION);
		}
		int kind = this.random.nextInt(100);
		if (kind < 62) {
			return token(ENGLISH, false);
		}
		boolean unicodeEscapes = this.random.nextInt(20) == 0;
		if (kind < 74) {
			return token(LATIN, unicodeEscapes);
		}
		if (kind < 83) {
			return token(CHINESE, unicodeEscapes);
		}
		if (kind < 91) {
			return token(OTHERS, unicodeEscapes);
		}
		return (kind < 93) ? token(EMOJI, unicodeEscapes) : token(ESCAPED, false);
	}

	// A word without anything to escape.
	String word() {
		return ENGLISH.get(this.random.nextInt(ENGLISH.size()));
	}

	private Token token(List<String> texts, boolean unicodeEscapes) {
		String text = texts.get(this.random.nextInt(texts.size()));
		return new Token(text, json(text, unicodeEscapes), null);
	}

	static String json(String text, boolean unicodeEscapes) {
		StringBuilder json = new StringBuilder("\"");
		for (char character : text.toCharArray()) {
			switch (character) {
				case '"' -> json.append("\\\"");
				case '\\' -> json.append("\\\\");
				case '\n' -> json.append("\\n");
				case '\r' -> json.append("\\r");
				case '\t' -> json.append("\\t");
				default -> {
					if (unicodeEscapes && character > 0x7e) {
						json.append("\\u%04x".formatted((int) character));
					}
					else {
						json.append(character);
					}
				}
			}
		}
		return json.append('"').toString();
	}

	/**
	 * A piece of a message.
	 *
	 * @param text what it says
	 * @param json the same as JSON
	 * @param annotations the annotations as JSON, or {@code null}
	 */
	record Token(String text, String json, @Nullable String annotations) {

	}

}
