package io.github.openaiassistants.samples.webchat;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * Tells the page what kind of failure there was, and nothing else.
 */
@RestControllerAdvice
class Failures {

	private static final Log logger = LogFactory.getLog(Failures.class);

	@ExceptionHandler
	ResponseEntity<Void> answer(AssistantsException failure) {
		HttpStatus status = status(failure);
		if (status.is5xxServerError()) {
			logger.warn("The server of the assistant cannot help", failure);
		}
		return ResponseEntity.status(status).build();
	}

	private static HttpStatus status(AssistantsException failure) {
		if (failure instanceof RequestNotValidException) {
			return HttpStatus.BAD_REQUEST;
		}
		if (failure instanceof NotFoundException) {
			return HttpStatus.NOT_FOUND;
		}
		return (failure instanceof ActiveRunException) ? HttpStatus.CONFLICT : HttpStatus.BAD_GATEWAY;
	}

}
