package io.github.openaiassistants.test;

import java.util.regex.Pattern;

/**
 * Matches method and path; {@code *} stands for one segment of the path.
 */
final class PathPattern {

	private final String method;

	private final Pattern path;

	PathPattern(String method, String path) {
		this.method = method;
		this.path = Pattern.compile("\\Q" + path.replace("*", "\\E[^/]+\\Q") + "\\E");
	}

	boolean matches(String otherMethod, String otherPath) {
		return this.method.equals(otherMethod) && this.path.matcher(otherPath).matches();
	}

}
