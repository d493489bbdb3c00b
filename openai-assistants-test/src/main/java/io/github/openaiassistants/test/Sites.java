package io.github.openaiassistants.test;

/**
 * The APIs that the server speaks.
 *
 * @param assistants the Assistants API
 * @param responses the Responses API and the Conversations API
 */
record Sites(Site assistants, Site responses) {

	/**
	 * Finds the API that a path belongs to. Where both have the same prefix, the first
	 * one has all that is not the other's own.
	 * @param path the path
	 * @return the API
	 */
	Site of(String path) {
		String prefix = this.responses.traits().prefix();
		boolean own = !prefix.equals(this.assistants.traits().prefix()) && path.startsWith(prefix + "/");
		boolean theirs = isBelow(path, prefix + "/responses") || isBelow(path, prefix + "/conversations");
		return (own || theirs) ? this.responses : this.assistants;
	}

	private static boolean isBelow(String path, String start) {
		return path.equals(start) || path.startsWith(start + "/");
	}

}
