package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.github.openaiassistants.relay.OnClose;

/**
 * How runs are shown to pages.
 *
 * @param onClose What becomes of a run when no page shows it any more: cancel-run, which
 * also lets the run go on only as fast as the slowest page reads, or leave-running.
 * @param reconnectTime How long a page may be away before it counts as gone. Must be
 * positive.
 * @param heartbeat How often something is sent to a page when nothing happens, so that
 * nobody takes the connection for dead, and a page that is gone is noticed. Must be
 * positive.
 * @param windowSize How much of a run is remembered for pages that come back. A page that
 * missed more is shown the run as the server tells it. Must be at least 4KB.
 * @param retention How long a run is remembered after its end. Must be positive.
 * @param retainedRuns How many runs are remembered after their end. Must be positive.
 * @param functionArguments Whether pages may see the arguments of functions, what they
 * answer, and the code that the model runs.
 * @param threads How many threads write to pages in servlet applications, unless virtual
 * threads are switched on. A slow page occupies one while its connection takes nothing.
 * Must be positive.
 */
@ConfigurationProperties("openai.assistants.relay")
record AssistantsRelayProperties(@DefaultValue("cancel-run") OnClose onClose,
		@DefaultValue("30s") Duration reconnectTime, @DefaultValue("15s") Duration heartbeat,
		@DefaultValue("1MB") DataSize windowSize, @DefaultValue("2m") Duration retention,
		@DefaultValue("1000") int retainedRuns, @DefaultValue("false") boolean functionArguments,
		@DefaultValue("64") int threads) {

}
