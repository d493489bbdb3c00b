package io.github.openaiassistants.samples.console;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What to ask, as it was written. All values are text, so that a wrong one is reported by
 * this program in one line.
 *
 * @param assistantId Assistant that answers.
 * @param message First message.
 * @param threadId Existing thread to go on with. A new one is created without it.
 * @param format What is printed: text or json.
 * @param chat Whether to go on with the lines of the standard input. An empty value means
 * yes.
 */
@ConfigurationProperties("console")
record ConsoleProperties(@Nullable String assistantId, @Nullable String message, @Nullable String threadId,
		@Nullable String format, @Nullable String chat) {

}
