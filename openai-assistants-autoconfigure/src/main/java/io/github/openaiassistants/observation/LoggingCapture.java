package io.github.openaiassistants.observation;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.util.context.ContextView;

/**
 * Takes up the logging context. Not left to an accessor among others: tracing changes the
 * logging context too, and what was there before is only known before tracing does.
 */
final class LoggingCapture implements ContextCapture {

	@Override
	public RunContext capture(ContextView subscriber) {
		Map<String, String> captured = MDC.getCopyOfContextMap();
		return () -> open(captured);
	}

	private static RunContext.Scope open(@Nullable Map<String, String> captured) {
		Map<String, String> former = MDC.getCopyOfContextMap();
		set(captured);
		return () -> set(former);
	}

	private static void set(@Nullable Map<String, String> values) {
		if (values != null && !values.isEmpty()) {
			MDC.setContextMap(values);
		}
		else {
			MDC.clear();
		}
	}

}
