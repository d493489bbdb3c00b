package io.github.openaiassistants.backend.responses;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.backend.responses.request.PlannedRun;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.model.ThreadObject;

/**
 * A run that is about to begin: it was checked, and holds its thread.
 *
 * @param threadId the thread
 * @param holder the id under which the thread is held
 * @param plan the run
 * @param body the body of the request
 * @param input what the request adds to the thread, where items are kept here
 * @param created the thread, if it was created for the run
 */
record RunStart(String threadId, String holder, PlannedRun plan, ObjectNode body, List<StoredItem> input,
		@Nullable ThreadObject created) {

}
