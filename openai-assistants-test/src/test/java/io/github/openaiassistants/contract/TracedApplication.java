package io.github.openaiassistants.contract;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import org.slf4j.MDC;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.function.AssistantFunction;

/**
 * An application whose observations have a trace id, which is logged. Tells what was
 * current wherever it was called for a run.
 */
class TracedApplication implements ObservationHandler<Observation.Context> {

	static final String USER = "user";

	private static final String TRACE = "traceId";

	private static final String CALL = "http.client.requests";

	private final AtomicInteger traces = new AtomicInteger();

	// Scopes are nested on each thread
	private final ThreadLocal<Deque<String>> formerTraces = ThreadLocal.withInitial(ArrayDeque::new);

	private final Queue<String> seenByListener = new ConcurrentLinkedQueue<>();

	private final Queue<String> seenByFunction = new ConcurrentLinkedQueue<>();

	private final Set<String> tracesOfRequests = ConcurrentHashMap.newKeySet();

	// Before the recorder, for whose last event tests wait
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void onEvent(AssistantsEvent event) {
		this.seenByListener.add(current());
	}

	@AssistantFunction(name = "get_weather", description = "Tells the weather.")
	String weather(String city) {
		this.seenByFunction.add(current());
		return city + " is sunny";
	}

	Collection<String> seenByListener() {
		return this.seenByListener;
	}

	Collection<String> seenByFunction() {
		return this.seenByFunction;
	}

	Set<String> tracesOfRequests() {
		return this.tracesOfRequests;
	}

	void forget() {
		this.seenByListener.clear();
		this.seenByFunction.clear();
		this.tracesOfRequests.clear();
	}

	static Authentication user(String name) {
		return new TestingAuthenticationToken(name, "");
	}

	/**
	 * Tell what is current on this thread.
	 * @return the trace of the observation, the logged trace, the logged user and who is
	 * logged in
	 */
	static String current() {
		Observation observation = ObservationRegistry.create().getCurrentObservation();
		String trace = (observation != null) ? observation.getContextView().getOrDefault(TRACE, "untraced") : "none";
		Authentication login = SecurityContextHolder.getContext().getAuthentication();
		return trace + ", " + MDC.get(TRACE) + ", " + MDC.get(USER) + ", "
				+ ((login != null) ? login.getName() : "nobody");
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		ObservationView parent = context.getParentObservation();
		String trace = (parent != null) ? parent.getContextView().getOrDefault(TRACE, "untraced")
				: "trace-" + this.traces.incrementAndGet();
		context.put(TRACE, trace);
		if (CALL.equals(context.getName())) {
			this.tracesOfRequests.add(trace);
		}
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		this.formerTraces.get().push(String.valueOf(MDC.get(TRACE)));
		MDC.put(TRACE, context.getOrDefault(TRACE, "untraced"));
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		String former = this.formerTraces.get().pop();
		if (former.startsWith("trace")) {
			MDC.put(TRACE, former);
		}
		else {
			MDC.remove(TRACE);
		}
	}

}
