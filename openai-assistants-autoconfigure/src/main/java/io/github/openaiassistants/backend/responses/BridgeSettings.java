package io.github.openaiassistants.backend.responses;

import java.time.Duration;

import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.MappingOptions;
import io.github.openaiassistants.backend.responses.translation.RawEvents;
import io.github.openaiassistants.backend.responses.translation.TranslationLimits;

/**
 * How the bridge works.
 *
 * @param options how calls are mapped
 * @param raw which blocks of a stream are published as they are
 * @param limits how much is kept of a run
 * @param eventSize the largest block of a stream, in decoded bytes
 * @param repair what is done about calls without outputs
 * @param lock what is done when a thread is locked by another run
 * @param lease how long a run holds its thread without a sign of life
 * @param resumes how often in a row a lost stream of a background response is opened
 * again before the response is looked up
 * @param resumeDelay how long to wait before the first of these; the time doubles with
 * each
 */
public record BridgeSettings(MappingOptions options, RawEvents raw, TranslationLimits limits, int eventSize,
		ConversationRepair.Strategy repair, ThreadLock lock, Duration lease, int resumes, Duration resumeDelay) {

}
