package io.github.openaiassistants.backend.responses;

import java.util.List;

import io.github.openaiassistants.backend.responses.request.Continuation;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * A run that is about to go on with outputs, which nobody else sends.
 *
 * @param run the run
 * @param continuation how it goes on
 * @param outputs the outputs
 * @param input what the request adds to the thread, where items are kept here
 */
record RunRound(StoredRun run, Continuation continuation, ToolOutputs outputs, List<StoredItem> input) {

}
