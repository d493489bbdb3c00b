package io.github.openaiassistants.relay;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Who wants to see a run.
 */
public interface RelayCaller {

	/**
	 * Return the user.
	 * @return the user, or {@code null} when nobody has logged in
	 */
	@Nullable Principal principal();

	/**
	 * Return the value of a cookie, for applications whose users do not log in.
	 * @param name the name of the cookie
	 * @return the value, or {@code null} when there is no such cookie
	 */
	@Nullable String cookie(String name);

}
