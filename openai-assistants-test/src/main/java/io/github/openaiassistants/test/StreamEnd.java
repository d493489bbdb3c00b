package io.github.openaiassistants.test;

/**
 * The ways in which the body of a response can come to its end, regular or not.
 */
public enum StreamEnd {

	/**
	 * The body ends regularly and the connection stays usable; what is missing is missing
	 * without a trace in HTTP.
	 */
	END_OF_BODY,

	/**
	 * The connection is closed in the middle of the body.
	 */
	CLOSE,

	/**
	 * The connection is reset (TCP RST) in the middle of the body.
	 */
	RESET,

	/**
	 * Nothing more is sent and the connection stays open.
	 */
	SILENCE

}
