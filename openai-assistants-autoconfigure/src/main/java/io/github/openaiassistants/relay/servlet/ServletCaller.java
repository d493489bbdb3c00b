package io.github.openaiassistants.relay.servlet;

import java.security.Principal;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.relay.RelayCaller;

/**
 * Who sent a request, as long as it lasts and after.
 *
 * @param principal the user
 * @param cookies the values of the cookies by their names
 */
record ServletCaller(@Nullable Principal principal, Map<String, String> cookies) implements RelayCaller {

	static ServletCaller of(HttpServletRequest request) {
		Map<String, String> cookies = new HashMap<>();
		Cookie[] sent = request.getCookies();
		if (sent != null) {
			for (Cookie cookie : sent) {
				cookies.putIfAbsent(cookie.getName(), cookie.getValue());
			}
		}
		return new ServletCaller(request.getUserPrincipal(), cookies);
	}

	@Override
	public @Nullable String cookie(String name) {
		return this.cookies.get(name);
	}

	/**
	 * Names nobody.
	 */
	@Override
	public String toString() {
		return "ServletCaller[" + this.cookies.size() + " cookies]";
	}

}
