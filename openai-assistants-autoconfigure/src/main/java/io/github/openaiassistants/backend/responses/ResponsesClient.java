package io.github.openaiassistants.backend.responses;

import io.github.openaiassistants.client.AssistantOperations;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.FileOperations;
import io.github.openaiassistants.client.MessageOperations;
import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.client.RunStepOperations;
import io.github.openaiassistants.client.ThreadOperations;
import io.github.openaiassistants.client.VectorStoreOperations;

/**
 * The client over the Responses API.
 *
 * @param assistants the operations on assistants
 * @param threads the operations on threads
 * @param messages the operations on messages
 * @param runs the operations on runs
 * @param runSteps the operations on run steps
 * @param files the operations on files, which both APIs have in common
 * @param vectorStores the operations on vector stores, which both APIs have in common
 */
record ResponsesClient(AssistantOperations assistants, ThreadOperations threads, MessageOperations messages,
		RunOperations runs, RunStepOperations runSteps, FileOperations files,
		VectorStoreOperations vectorStores) implements AssistantsClient {

}
