package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * How a run goes on after its functions were answered.
 */
public sealed interface Continuation {

	/**
	 * Return the outputs as items, in the order of the calls.
	 * @return the items
	 */
	List<ObjectNode> outputs();

	/**
	 * The model is asked again.
	 *
	 * @param body the body of the next request
	 * @param outputs the outputs as items, which the body holds, too
	 */
	record NextResponse(ObjectNode body, List<ObjectNode> outputs) implements Continuation {

		/**
		 * Copy the list.
		 * @param body the body of the next request
		 * @param outputs the outputs as items
		 */
		public NextResponse {
			outputs = List.copyOf(outputs);
		}

	}

	/**
	 * Too few tokens are left for another response: the outputs are added to the thread,
	 * so that no call dangles, and the run is incomplete.
	 *
	 * @param outputs the outputs as items
	 */
	record BudgetSpent(List<ObjectNode> outputs) implements Continuation {

		/**
		 * Copy the list.
		 * @param outputs the outputs as items
		 */
		public BudgetSpent {
			outputs = List.copyOf(outputs);
		}

		/**
		 * Return the bodies that create the items in a conversation.
		 * @return one body for every 20 items, in order
		 */
		public List<ObjectNode> bodies() {
			return ItemBodies.of(this.outputs);
		}

	}

}
