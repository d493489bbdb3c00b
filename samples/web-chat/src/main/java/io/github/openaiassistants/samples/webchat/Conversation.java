package io.github.openaiassistants.samples.webchat;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A conversation as the page shows it.
 *
 * @param thread the thread
 * @param run the run that is going on, or {@code null} when none is
 * @param messages its messages so far, oldest first
 */
record Conversation(String thread, @Nullable String run, List<ChatMessage> messages) {

}
