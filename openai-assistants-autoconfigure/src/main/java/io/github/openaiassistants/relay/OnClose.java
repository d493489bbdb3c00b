package io.github.openaiassistants.relay;

/**
 * What becomes of a run when the last page that showed it is gone.
 */
public enum OnClose {

	/**
	 * The page is the consumer: the run goes on only as fast as the slowest page reads,
	 * and is cancelled when no page has come back for some time.
	 */
	CANCEL_RUN,

	/**
	 * The run goes on at its own pace whether anybody looks or not. A page that is too
	 * slow must come back and is brought up to date.
	 */
	LEAVE_RUNNING

}
