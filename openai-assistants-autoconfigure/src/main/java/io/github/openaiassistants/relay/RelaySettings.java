package io.github.openaiassistants.relay;

import java.time.Duration;

/**
 * How runs are shown to pages.
 *
 * @param onClose what becomes of a run when nobody looks any more, unless said otherwise
 * @param reconnectTime how long a page may be away before that counts as not looking
 * @param heartbeat how often something is sent so that nobody takes the connection for
 * dead
 * @param windowSize how many characters of a run are remembered for pages that come back
 * @param retention how long the end of a run is remembered
 * @param retainedRuns how many runs that have ended are remembered
 * @param functionArguments whether pages may see what functions are given and answer
 */
public record RelaySettings(OnClose onClose, Duration reconnectTime, Duration heartbeat, int windowSize,
		Duration retention, int retainedRuns, boolean functionArguments) {

}
