package io.github.openaiassistants.benchmarks;

/**
 * What a reader of a run has read: the text of deltas, arguments of function calls and
 * the text of the whole message. While it is measured only lengths are added up.
 */
public final class Tally {

	private final boolean exact;

	private int texts;

	private long length;

	private int hash;

	private Tally(boolean exact) {
		this.exact = exact;
	}

	/**
	 * Return a tally that compares every character.
	 * @return an empty tally
	 */
	public static Tally exact() {
		return new Tally(true);
	}

	/**
	 * Return a tally that costs next to nothing.
	 * @return an empty tally
	 */
	public static Tally quick() {
		return new Tally(false);
	}

	/**
	 * Take note of a text.
	 * @param text what was read
	 */
	public void add(String text) {
		this.texts++;
		this.length += text.length();
		if (this.exact) {
			this.hash = 31 * this.hash + text.hashCode();
		}
	}

	/**
	 * Begin anew.
	 */
	public void clear() {
		this.texts = 0;
		this.length = 0;
		this.hash = 0;
	}

	/**
	 * Make sure that the same was read.
	 * @param expected what had to be read
	 * @return the number of characters
	 * @throws IllegalStateException if something else was read
	 */
	public long require(Tally expected) {
		boolean same = this.texts == expected.texts && this.length == expected.length
				&& (!this.exact || this.hash == expected.hash);
		if (!same) {
			throw new IllegalStateException("Read " + this + " instead of " + expected);
		}
		return this.length;
	}

	@Override
	public String toString() {
		return this.texts + " texts of " + this.length + " characters (" + this.hash + ")";
	}

}
