package io.github.openaiassistants.test;

/**
 * Ways in which a server of the Responses API differs from OpenAI's, and accidents that
 * OpenAI's has too. A {@link ResponsesDialect} is a set of them; more can be added to the
 * whole server ({@link AssistantsServerBuilder#responses}) or to what one script does
 * ({@link RunScript#with(ResponsesQuirk...)}).
 */
public enum ResponsesQuirk {

	/**
	 * There is no Conversations API, and {@code conversation} is no parameter. Of the
	 * server only.
	 */
	NO_CONVERSATIONS,

	/**
	 * Responses can be created, and that is all: nothing can be retrieved, cancelled or
	 * continued, and nothing runs in the background. Of the server only.
	 */
	STATELESS,

	/**
	 * The parameter {@code store} is ignored and nothing is stored; a response in the
	 * background is refused. Of the server only.
	 */
	STORE_OFF,

	/**
	 * The parameter {@code background} is accepted and ignored. Of the server only.
	 */
	BACKGROUND_IGNORED,

	/**
	 * Parameters are hardly checked: unknown ones are ignored, tools may be incomplete,
	 * function calls may lack their outputs. Of the server only.
	 */
	LENIENT,

	/**
	 * A request may name a stored definition in {@code agent_reference} instead of a
	 * model. Of the server only.
	 */
	AGENT_REFERENCES,

	/**
	 * Lines end with CR LF.
	 */
	CRLF,

	/**
	 * There is a comment before every event.
	 */
	COMMENTS,

	/**
	 * Events have no names, only data.
	 */
	DATA_ONLY,

	/**
	 * Streams end with {@code data: [DONE]}.
	 */
	DONE_MARKER,

	/**
	 * There is a {@code keepalive} event before every output item. It counts in the
	 * sequence.
	 */
	KEEPALIVES,

	/**
	 * There is an event of a type that nobody knows before every output item. It counts
	 * in the sequence.
	 */
	UNKNOWN_EVENTS,

	/**
	 * An event {@code response.rate_limits.updated} follows the terminal one.
	 */
	EVENTS_AFTER_END,

	/**
	 * Delta events are padded by a member {@code obfuscation}, unless the request turns
	 * that off.
	 */
	PADDING,

	/**
	 * Events have no sequence numbers.
	 */
	NO_SEQUENCE_NUMBERS,

	/**
	 * The first sequence number is 1 instead of 0.
	 */
	SEQUENCE_FROM_ONE,

	/**
	 * Events have no {@code output_index}, {@code content_index} and so on.
	 */
	NO_INDEXES,

	/**
	 * The id of an output item is another one in every event.
	 */
	ROTATING_IDS,

	/**
	 * The ids of output items are UUIDs without a prefix.
	 */
	BARE_IDS,

	/**
	 * Items of function calls have no id, the pieces of their arguments carry the id of
	 * the call instead, and no event tells that the arguments are complete.
	 */
	NO_CALL_ITEM_IDS,

	/**
	 * Before its end, a response in an event has nothing but id and status.
	 */
	STUB_RESPONSES,

	/**
	 * Nothing but the terminal event is streamed.
	 */
	TERMINAL_ONLY,

	/**
	 * All events that tell that something is done come right before the terminal one, and
	 * none tells that the text of a reasoning is done.
	 */
	LATE_DONES,

	/**
	 * The arguments of a function call come in one piece.
	 */
	WHOLE_ARGUMENTS,

	/**
	 * Reasoning is told as text instead of a summary.
	 */
	REASONING_TEXT,

	/**
	 * The usage has no details.
	 */
	SHORT_USAGE,

	/**
	 * Times have fractions.
	 */
	FRACTIONAL_TIMES,

	/**
	 * A failing response is told by {@code response.failed} alone, without an event
	 * {@code error} before it.
	 */
	NO_ERROR_EVENT,

	/**
	 * A response that is incomplete is told to be completed.
	 */
	ALWAYS_COMPLETED,

	/**
	 * A response in the foreground goes on when its client goes away. Otherwise it stops,
	 * leaves nothing in the conversation and cannot be found any more.
	 */
	GOES_ON_WITHOUT_CLIENT,

	/**
	 * A response completes but leaves nothing in the conversation.
	 */
	COMPLETES_WITHOUT_COMMIT,

	/**
	 * A stream that is resumed starts with the first event, whatever was asked for.
	 */
	REPLAYS_EVERYTHING,

	/**
	 * A stream cannot be resumed because the response is more than five minutes old.
	 */
	TOO_OLD_TO_RESUME,

	/**
	 * A stream that is resumed falls silent after its last event and never ends.
	 */
	REPLAY_NEVER_ENDS,

	/**
	 * A cancellation is answered while the response is still in progress; it is cancelled
	 * right afterwards.
	 */
	CANCELS_LATER,

	/**
	 * A cancellation is accepted and changes nothing.
	 */
	IGNORES_CANCEL,

	/**
	 * A cancellation comes too late: the response completes before it is answered.
	 */
	COMPLETES_BEFORE_CANCEL,

	/**
	 * The stream of a response that was cancelled falls silent instead of ending.
	 */
	SILENT_AFTER_CANCEL

}
