package io.github.openaiassistants.relay;

/**
 * An event in an account of a run.
 *
 * @param type the type of the event that it was made of
 * @param text how many characters of text it adds
 * @param event what pages are sent
 */
record ToldEvent(Class<?> type, int text, RelayedEvent event) {

	// What it takes besides its characters, roughly
	private static final int COST = 100;

	int size() {
		return COST + this.event.id().length() + this.event.data().length();
	}

}
