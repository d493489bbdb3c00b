package io.github.openaiassistants.test;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server refuses a request; becomes an error envelope.
 */
final class RefusedException extends RuntimeException {

	private static final String INVALID_REQUEST = "invalid_request_error";

	private final int status;

	private final String type;

	private final String code;

	private final String param;

	private final String text;

	private final boolean unknownUrl;

	RefusedException(int status, String type, String code, String param, String text) {
		this(status, type, code, param, text, false);
	}

	private RefusedException(int status, String type, String code, String param, String text, boolean unknownUrl) {
		// An ordinary answer of the server: no stack trace needed
		super(text, null, false, false);
		this.status = status;
		this.type = type;
		this.code = code;
		this.param = param;
		this.text = text;
		this.unknownUrl = unknownUrl;
	}

	static RefusedException badRequest(String text) {
		return new RefusedException(400, INVALID_REQUEST, "", "", text);
	}

	static RefusedException badRequest(String code, String param, String text) {
		return new RefusedException(400, INVALID_REQUEST, code, param, text);
	}

	static RefusedException unauthorized(String code, String text) {
		return new RefusedException(401, INVALID_REQUEST, code, "", text);
	}

	static RefusedException notFound(String text) {
		return new RefusedException(404, INVALID_REQUEST, "", "", text);
	}

	static RefusedException notFound(String kind, String id) {
		return new RefusedException(404, INVALID_REQUEST, "", "", "No " + kind + " found with id '" + id + "'.");
	}

	static RefusedException notFound(String kind, String id, String whereKind, String whereId) {
		return new RefusedException(404, INVALID_REQUEST, "", "",
				"No " + kind + " found with id '" + id + "' in " + whereKind + " '" + whereId + "'.");
	}

	static RefusedException unknownUrl(int status, String text) {
		return new RefusedException(status, INVALID_REQUEST, "", "", text, true);
	}

	int status() {
		return this.status;
	}

	String text() {
		return this.text;
	}

	/**
	 * Whether there is no such operation at all.
	 * @return whether there is none
	 */
	boolean isUnknownUrl() {
		return this.unknownUrl;
	}

	String code() {
		return this.code;
	}

	ObjectNode envelope() {
		ObjectNode envelope = JsonNodeFactory.instance.objectNode();
		ObjectNode error = envelope.putObject("error");
		error.put("message", this.text);
		error.put("type", this.type);
		error.put("param", this.param.isEmpty() ? null : this.param);
		error.put("code", this.code.isEmpty() ? null : this.code);
		return envelope;
	}

}
