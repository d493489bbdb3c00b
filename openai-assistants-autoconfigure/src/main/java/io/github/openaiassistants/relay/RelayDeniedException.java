package io.github.openaiassistants.relay;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The application does not let the caller see the thread. Answered with status 403 in
 * servlet and in reactive applications.
 */
public final class RelayDeniedException extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	RelayDeniedException() {
		super(HttpStatus.FORBIDDEN);
	}

}
