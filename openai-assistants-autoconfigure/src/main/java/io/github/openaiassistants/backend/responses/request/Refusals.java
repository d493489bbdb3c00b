package io.github.openaiassistants.backend.responses.request;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.failure.RunNotAwaitingOutputsException;
import io.github.openaiassistants.model.RunStatus;

/**
 * What the Assistants server refused and the Responses server cannot know: the failures
 * are those that the application knows, raised before anything is sent.
 */
public final class Refusals {

	static final String BACKEND = "openai.assistants.api=responses";

	private static final String TYPE = "invalid_request_error";

	private Refusals() {
	}

	/**
	 * Refuse a feature that the Responses API has no counterpart for.
	 * @param field the request field in wire notation, or the name of the call
	 * @param reason why it cannot be served, as the rest of a sentence
	 * @param remedy what to do instead, as a sentence
	 * @return the failure
	 */
	public static RequestNotValidException unsupported(String field, String reason, String remedy) {
		return new RequestNotValidException(field, describe(field, reason, remedy));
	}

	static String describe(String field, String reason, String remedy) {
		return field + " cannot be used with " + BACKEND + ", " + reason + ". " + remedy;
	}

	/**
	 * Refuse an object that is not known here.
	 * @param kind what it is, for example {@code run}
	 * @param id its id, made of letters, digits, {@code _} and {@code -}
	 * @param hint what to do, as a sentence, or {@code null} when nothing can be done
	 * @return the failure
	 */
	public static NotFoundException unknown(String kind, String id, @Nullable String hint) {
		return new NotFoundException("No " + kind + " of this id is known here" + ((hint != null) ? ". " + hint : ""),
				error(404, "No " + kind + " found with id '" + id + "'."), null);
	}

	/**
	 * Refuse a run on a thread that has an active one.
	 * @param threadId the thread
	 * @param runId the active run
	 * @return the failure
	 */
	public static ActiveRunException activeRun(String threadId, String runId) {
		String message = "Thread " + threadId + " already has an active run " + runId + ".";
		return new ActiveRunException(message, error(400, message), null);
	}

	/**
	 * Refuse a message on a thread that has an active run.
	 * @param threadId the thread
	 * @param runId the active run
	 * @return the failure
	 */
	public static ActiveRunException messageDuringRun(String threadId, String runId) {
		String message = "Can't add messages to " + threadId + " while a run " + runId + " is active.";
		return new ActiveRunException(message, error(400, message), null);
	}

	/**
	 * Refuse outputs for a run that waits for none.
	 * @param status the status of the run
	 * @return the failure
	 */
	public static RunNotAwaitingOutputsException notAwaitingOutputs(RunStatus status) {
		String message = "Runs in status \"" + status.value() + "\" do not accept tool outputs.";
		return new RunNotAwaitingOutputsException(message, error(400, message), null);
	}

	/**
	 * Refuse to cancel a run that is over.
	 * @param status the status of the run
	 * @return the failure
	 */
	public static ApiException notCancellable(RunStatus status) {
		String message = "Cannot cancel run with status '" + status.value() + "'.";
		return new ApiException(message, error(400, message), null);
	}

	/**
	 * Refuse to cancel a run that is read by another instance and does not go on in the
	 * background.
	 * @param runId the run
	 * @return the failure
	 */
	public static ApiException openElsewhere(String runId) {
		String message = "Run " + runId + " is streamed by another instance, and only closing its connection would "
				+ "cancel it. Cancel it there, or set openai.assistants.responses.background=true";
		return new ApiException(message, error(409, message), null);
	}

	/**
	 * Say that nobody knows whether the outputs of a run were taken.
	 * @param runId the run
	 * @return the failure
	 */
	public static NotFoundException untold(String runId) {
		String message = "Outputs were sent for run " + runId
				+ ", and the connection was lost before the server gave the response to them an id";
		return new NotFoundException(message, error(404, message), null);
	}

	/**
	 * Say that the end of a run cannot be learned.
	 * @param runId the run
	 * @param stored whether the server keeps responses
	 * @return the failure
	 */
	public static NotFoundException lost(String runId, boolean stored) {
		String message = "Run " + runId + " has no stream any more, and "
				+ (stored
						? "the server does not say how it goes on. Responses go on without a connection only with "
								+ "openai.assistants.responses.background=true"
						: "the server keeps no responses with openai.assistants.responses.store=false");
		return new NotFoundException(message, error(404, message), null);
	}

	private static ApiError error(int status, String message) {
		return new ApiError(status, null, TYPE, null, message, null, null, null, null);
	}

}
