package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hides what people and models wrote: all text but that which the protocol needs. Works
 * on text with one {@code char} for each byte and keeps its length, so that the pieces of
 * a message still make up the message.
 */
final class ContentMask {

	private static final char MASK = 'x';

	private static final Set<String> KEPT = Set.of("id", "object", "type", "role", "status", "model", "code", "event",
			"reason", "param", "mode", "order", "purpose", "tool_choice", "response_format", "service_tier",
			"truncation", "effort", "reasoning_effort", "client_run_id");

	private final String text;

	private final StringBuilder masked;

	private final Deque<Frame> frames = new ArrayDeque<>();

	private ContentMask(String text) {
		this.text = text;
		this.masked = new StringBuilder(text);
	}

	/**
	 * Hides the content of a body.
	 * @param text the body
	 * @param contentType its content type
	 * @return a body of the same length
	 */
	static String hide(String text, String contentType) {
		if (contentType.startsWith("text/event-stream")) {
			StringBuilder masked = new StringBuilder();
			for (String line : text.split("(?<=[\r\n])", -1)) {
				masked.append(hideLine(line));
			}
			return masked.toString();
		}
		return hideJson(text);
	}

	private static String hideLine(String line) {
		String trimmed = line.strip();
		int colon = line.indexOf(':');
		if (!trimmed.startsWith("data:")) {
			boolean harmless = trimmed.isEmpty() || trimmed.startsWith("event:") || trimmed.startsWith("id:")
					|| trimmed.startsWith("retry:");
			return harmless ? line : hideAll(line, colon + 1);
		}
		return trimmed.endsWith("[DONE]") ? line : line.substring(0, colon + 1) + hideJson(line.substring(colon + 1));
	}

	private static String hideJson(String text) {
		try {
			String read = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
			if (!JsonMapper.shared().readTree(read).isContainer()) {
				return hideAll(text, 0);
			}
		}
		catch (JacksonException ex) {
			// Whatever it is, it may be content
			return hideAll(text, 0);
		}
		return new ContentMask(text).hide();
	}

	private static String hideAll(String text, int from) {
		StringBuilder masked = new StringBuilder(text);
		for (int i = from; i < text.length(); i++) {
			if (!Character.isWhitespace(text.charAt(i))) {
				masked.setCharAt(i, MASK);
			}
		}
		return masked.toString();
	}

	private String hide() {
		int position = 0;
		while (position < this.text.length()) {
			switch (this.text.charAt(position)) {
				case '{', '[' -> this.frames.push(new Frame(member()));
				case '}', ']' -> this.frames.pop();
				case '"' -> position = string(position);
				default -> {
					// Numbers, literals and what stands between values
				}
			}
			position++;
		}
		return this.masked.toString();
	}

	private String member() {
		Frame frame = this.frames.peek();
		return (frame != null) ? frame.member() : "";
	}

	// Return where the string ends
	private int string(int start) {
		int end = start + 1;
		while (this.text.charAt(end) != '"') {
			end += (this.text.charAt(end) == '\\') ? 2 : 1;
		}
		String value = this.text.substring(start + 1, end);
		Frame frame = this.frames.element();
		if (isName(end)) {
			frame.member = value;
		}
		else {
			if (frame.member().equals("type")) {
				frame.type = value;
			}
			if (!frame.keeps()) {
				for (int i = start + 1; i < end; i++) {
					this.masked.setCharAt(i, MASK);
				}
			}
		}
		return end;
	}

	private boolean isName(int end) {
		int next = end + 1;
		while (next < this.text.length() && Character.isWhitespace(this.text.charAt(next))) {
			next++;
		}
		return next < this.text.length() && this.text.charAt(next) == ':';
	}

	/**
	 * An object or array that is being read. Elements of an array are judged by the name
	 * of the array.
	 */
	private static final class Frame {

		private final String parent;

		private String member = "";

		private String type = "";

		Frame(String parent) {
			this.parent = parent;
		}

		String member() {
			return this.member.isEmpty() ? this.parent : this.member;
		}

		boolean keeps() {
			String name = member();
			if (name.equals("name")) {
				// Of a function, which has to be found again
				return this.parent.equals("function") || this.type.startsWith("function");
			}
			return KEPT.contains(name) || name.endsWith("_id") || name.endsWith("_ids");
		}

	}

}
