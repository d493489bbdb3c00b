package io.github.openaiassistants.relay;

import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Leaves out of one account of a run what a page has read in another. A page that leaves
 * again before it has caught up must not be taken for one that has read this account, so
 * until then events are named by all that the page has read. Used by one thread at a
 * time.
 */
final class CatchUp {

	private final Place read;

	private final BiFunction<String, Integer, String> cut;

	private final Progress passed = new Progress("");

	private boolean caughtUp;

	/**
	 * Begin at the beginning.
	 * @param read how far the page has read
	 * @param cut leaves characters out of the data of a piece of text
	 */
	CatchUp(Place read, BiFunction<String, Integer, String> cut) {
		this.read = read;
		this.cut = cut;
	}

	/**
	 * Compare the next event.
	 * @param told the event
	 * @return what the page has not read of it, or {@code null} when that is nothing
	 */
	@Nullable ToldEvent rest(ToldEvent told) {
		Milestone milestone = Milestone.of(told.event().name());
		long before = this.passed.characters();
		this.passed.accept(milestone, told.text());
		if (milestone != null) {
			boolean isNew = this.passed.reached(milestone) > this.read.reached(milestone);
			this.caughtUp |= isNew;
			return isNew ? named(told, told.text(), told.event().data()) : null;
		}
		if (told.text() == 0 || before >= this.read.characters()) {
			this.caughtUp |= told.text() > 0;
			return this.caughtUp ? named(told, told.text(), told.event().data()) : null;
		}
		int known = (int) Math.min(told.text(), this.read.characters() - before);
		if (known == told.text()) {
			return null;
		}
		this.caughtUp = true;
		return named(told, told.text() - known, this.cut.apply(told.event().data(), known));
	}

	private ToldEvent named(ToldEvent told, int text, String data) {
		Place both = this.read.and(this.passed);
		String id = both.isIn(this.passed) ? told.event().id() : both.id();
		return new ToldEvent(told.type(), text, new RelayedEvent(id, told.event().name(), data));
	}

}
