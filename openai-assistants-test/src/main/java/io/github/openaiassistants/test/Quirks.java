package io.github.openaiassistants.test;

import java.util.EnumSet;
import java.util.Set;

/**
 * A set of quirks.
 *
 * @param all the quirks
 */
record Quirks(Set<ResponsesQuirk> all) {

	boolean has(ResponsesQuirk quirk) {
		return this.all.contains(quirk);
	}

	Quirks and(Set<ResponsesQuirk> more) {
		Set<ResponsesQuirk> union = EnumSet.noneOf(ResponsesQuirk.class);
		union.addAll(this.all);
		union.addAll(more);
		return new Quirks(union);
	}

	Quirks without(ResponsesQuirk quirk) {
		Set<ResponsesQuirk> rest = EnumSet.noneOf(ResponsesQuirk.class);
		rest.addAll(this.all);
		rest.remove(quirk);
		return new Quirks(rest);
	}

}
