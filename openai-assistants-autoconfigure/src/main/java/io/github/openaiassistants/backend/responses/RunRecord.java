package io.github.openaiassistants.backend.responses;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;

/**
 * What becomes of what is read of a response. Used by one thread at a time; all
 * operations may block.
 */
interface RunRecord {

	/**
	 * Return the run as it is kept.
	 * @return the run, or {@code null} when it is not kept yet
	 */
	@Nullable StoredRun kept();

	/**
	 * Keep what is known now.
	 * @param known the run as far as it was translated
	 * @param items what the response wrote, if it has ended
	 * @return the run as it is kept
	 */
	StoredRun keep(TranslatedRun known, WrittenItems items);

	/**
	 * Nothing more is read here.
	 */
	void leave();

	/**
	 * Hold the thread longer, if it is time to.
	 * @param now the time
	 */
	void stillAlive(Instant now);

}
