package io.github.openaiassistants.relay.servlet;

import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.publish.EventThreads;
import io.github.openaiassistants.relay.RelayCaller;
import io.github.openaiassistants.relay.RelayOptions;
import io.github.openaiassistants.relay.RunRelay;

/**
 * Shows runs to pages from the methods of controllers in servlet applications, which
 * return what its methods return. The answer may take as long as the run does, whatever
 * the time limit of the container is; it is written on threads of its own, and a slow
 * page occupies one only while its connection takes nothing.
 */
public final class ServletRunRelay implements AutoCloseable {

	private static final String LAST_EVENT_ID = "Last-Event-ID";

	private static final String LAST_EVENT_ID_PARAMETER = "lastEventId";

	private final RunRelay relay;

	private final EventThreads threads;

	private final Scheduler scheduler;

	/**
	 * Create the relay.
	 * @param relay what is the same for all applications
	 * @param threads write to pages; closed with the relay
	 */
	public ServletRunRelay(RunRelay relay, EventThreads threads) {
		this.relay = relay;
		this.threads = threads;
		this.scheduler = Schedulers.fromExecutor(threads.executor());
	}

	/**
	 * Start a run and show it.
	 * @param request the request of the page
	 * @param run the run, as the streamer returns it
	 * @return the answer
	 */
	public ResponseBodyEmitter show(HttpServletRequest request, Flux<AssistantsEvent> run) {
		return show(request, run, UnaryOperator.identity());
	}

	/**
	 * Start a run and show it.
	 * @param request the request of the page
	 * @param run the run, as the streamer returns it
	 * @param options changes how it is shown, for example {@code RelayOptions::textOnly}
	 * @return the answer; refused when the caller may not see the thread of the run
	 */
	public ResponseBodyEmitter show(HttpServletRequest request, Flux<AssistantsEvent> run,
			UnaryOperator<RelayOptions> options) {
		RelayOptions chosen = options.apply(this.relay.options());
		RelayCaller caller = ServletCaller.of(request);
		Flux<String> frames = this.relay.show(caller, run, chosen).flatMapMany((shown) -> shown);
		return new FrameEmitter(chosen.format()).write(frames, this.scheduler);
	}

	/**
	 * Show a run to a page that comes to it, or comes back and names the last event that
	 * it has read, in the header {@code Last-Event-ID} or the parameter
	 * {@code lastEventId}.
	 * @param request the request of the page
	 * @param threadId the thread
	 * @param runId the run
	 * @return the answer; status 204 when the page has read everything
	 * @throws io.github.openaiassistants.relay.RelayDeniedException if the caller may not
	 * see the thread
	 * @throws org.springframework.web.server.ResponseStatusException if an id is not one
	 */
	public ResponseEntity<ResponseBodyEmitter> resume(HttpServletRequest request, String threadId, String runId) {
		return resume(request, threadId, runId, UnaryOperator.identity());
	}

	/**
	 * Show a run to a page that comes to it, or comes back and names the last event that
	 * it has read, in the header {@code Last-Event-ID} or the parameter
	 * {@code lastEventId}.
	 * @param request the request of the page
	 * @param threadId the thread
	 * @param runId the run
	 * @param options changes how it is shown
	 * @return the answer; status 204 when the page has read everything
	 * @throws io.github.openaiassistants.relay.RelayDeniedException if the caller may not
	 * see the thread
	 * @throws org.springframework.web.server.ResponseStatusException if an id is not one
	 */
	public ResponseEntity<ResponseBodyEmitter> resume(HttpServletRequest request, String threadId, String runId,
			UnaryOperator<RelayOptions> options) {
		RelayOptions chosen = options.apply(this.relay.options());
		Flux<String> rest = this.relay.resume(ServletCaller.of(request), threadId, runId, lastEventId(request), chosen)
			.block();
		return (rest != null) ? ResponseEntity.ok(new FrameEmitter(chosen.format()).write(rest, this.scheduler))
				: ResponseEntity.noContent().build();
	}

	private static @Nullable String lastEventId(HttpServletRequest request) {
		String header = request.getHeader(LAST_EVENT_ID);
		return (header != null) ? header : request.getParameter(LAST_EVENT_ID_PARAMETER);
	}

	@Override
	public void close() {
		this.scheduler.dispose();
		this.threads.close();
	}

}
