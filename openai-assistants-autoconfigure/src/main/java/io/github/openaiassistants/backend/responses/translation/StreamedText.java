package io.github.openaiassistants.backend.responses.translation;

/**
 * A text that arrives in pieces.
 */
final class StreamedText {

	private final StringBuilder text = new StringBuilder();

	private final TranslationBudget budget;

	StreamedText(TranslationBudget budget) {
		this.budget = budget;
	}

	StreamedText append(String piece) {
		this.budget.takeCharacters(piece.length());
		this.text.append(piece);
		return this;
	}

	// Return what the whole text says beyond the pieces; nothing if it differs.
	String missingFrom(String whole) {
		int length = this.text.length();
		boolean continues = whole.length() > length && whole.substring(0, length).contentEquals(this.text);
		return continues ? whole.substring(length) : "";
	}

	CharSequence characters() {
		return this.text;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
