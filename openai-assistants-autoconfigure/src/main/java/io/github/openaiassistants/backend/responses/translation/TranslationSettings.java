package io.github.openaiassistants.backend.responses.translation;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the translators of all runs share.
 *
 * @param clock tells when steps and messages were created, started and ended
 * @param ids makes the ids of responses that have none; letters, digits and {@code _}
 * @param limits how much is kept of a run
 * @param raw which blocks are published as they are
 */
public record TranslationSettings(Clock clock, Supplier<String> ids, TranslationLimits limits, RawEvents raw) {

}
