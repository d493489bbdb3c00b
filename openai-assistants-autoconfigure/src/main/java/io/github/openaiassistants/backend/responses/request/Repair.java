package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * What repairs a thread.
 *
 * @param outputs items to be added
 * @param deletions ids of items to be deleted, in order
 */
public record Repair(List<ObjectNode> outputs, List<String> deletions) {

	/**
	 * Copy the lists.
	 */
	public Repair {
		outputs = List.copyOf(outputs);
		deletions = List.copyOf(deletions);
	}

	/**
	 * Tell whether there is nothing to do.
	 * @return whether no call is without output
	 */
	public boolean isEmpty() {
		return this.outputs.isEmpty() && this.deletions.isEmpty();
	}

	/**
	 * Return the bodies that create the outputs in a conversation.
	 * @return one body for every 20 outputs, in order
	 */
	public List<ObjectNode> bodies() {
		return ItemBodies.of(this.outputs);
	}

}
