package io.github.openaiassistants.backend.responses.translation;

import org.jspecify.annotations.Nullable;

/**
 * An item of a response that has a form in the Assistants API. What was told first about
 * its identity stays valid, whatever later events say.
 */
abstract sealed class OutputItem permits MessageItem, CallItem, HostedItem {

	private final ItemKind kind;

	private final @Nullable String itemId;

	private @Nullable Integer index;

	OutputItem(ItemKind kind, @Nullable String itemId) {
		this.kind = kind;
		this.itemId = itemId;
	}

	final ItemKind kind() {
		return this.kind;
	}

	// Return the id that the server gave to the item, if it did.
	final @Nullable String itemId() {
		return this.itemId;
	}

	@Nullable String callId() {
		return null;
	}

	final @Nullable Integer index() {
		return this.index;
	}

	final void index(int outputIndex) {
		this.index = outputIndex;
	}

	// Tell whether the item may still change.
	abstract boolean isOpen();

}
