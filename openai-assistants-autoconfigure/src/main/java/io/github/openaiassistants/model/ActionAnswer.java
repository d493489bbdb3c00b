package io.github.openaiassistants.model;

/**
 * What continues a run that waits for the application: the body of the request that
 * submits it.
 */
public sealed interface ActionAnswer permits ToolOutputs, ToolApprovals {

}
