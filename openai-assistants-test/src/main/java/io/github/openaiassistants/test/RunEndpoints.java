package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of runs and their steps.
 */
final class RunEndpoints {

	private static final String RESULTS = "step_details.tool_calls[*].file_search.results[*].content";

	private final Store store;

	private final ThreadEndpoints threads;

	private final RunFactory runs;

	RunEndpoints(Store store, ThreadEndpoints threads, RunFactory runs) {
		this.store = store;
		this.threads = threads;
		this.runs = runs;
	}

	void addTo(Router router) {
		router.add("POST", "/threads/runs", this::createThreadAndRun);
		router.add("POST", "/threads/{}/runs", this::create);
		router.add("GET", "/threads/{}/runs", this::list);
		router.add("GET", "/threads/{}/runs/{}", (request) -> show(find(request)));
		router.add("POST", "/threads/{}/runs/{}", this::modify);
		router.add("POST", "/threads/{}/runs/{}/submit_tool_outputs", this::submit);
		router.add("POST", "/threads/{}/runs/{}/cancel", this::cancel);
		router.add("GET", "/threads/{}/runs/{}/steps", this::steps);
		router.add("GET", "/threads/{}/runs/{}/steps/{}",
				(request) -> Answer.Json.ok(show(find(request).step(request.id(2)), includesResults(request))));
	}

	private Answer createThreadAndRun(ApiRequest request) {
		RequestBody body = request.body();
		this.runs.checkWithThread(body);
		ObjectNode assistant = this.store.assistant(body.required("assistant_id"));
		StoredThread thread = this.threads
			.create(body.has("thread") ? RequestBody.of(body.json().path("thread"), "thread.") : RequestBody.parse(""));
		return launch(this.runs.create(thread, assistant, body), thread, body.flag("stream"));
	}

	private Answer create(ApiRequest request) {
		RequestBody body = request.body();
		this.runs.check(body);
		boolean results = includesResults(request);
		StoredThread thread = this.store.thread(request.id(0));
		ObjectNode assistant = this.store.assistant(body.required("assistant_id"));
		StoredRun active = thread.activeRun();
		if (active != null) {
			throw RefusedException
				.badRequest("Thread " + thread.id() + " already has an active run " + active.id() + ".");
		}
		StoredRun run = this.runs.create(thread, assistant, body);
		if (results) {
			run.showResults();
		}
		return launch(run, null, body.flag("stream"));
	}

	private static Answer launch(StoredRun run, @Nullable StoredThread newThread, boolean streamed) {
		EventStream stream = streamed ? run.engine().openStream() : null;
		run.engine().start(run, newThread, stream);
		return answer(run, stream);
	}

	private Answer list(ApiRequest request) {
		List<ObjectNode> shown = new ArrayList<>();
		for (StoredRun run : this.store.thread(request.id(0)).runs()) {
			run.engine().expireIfDue();
			shown.add(Payloads.runOverRest(run.json()));
		}
		return Answer.Json.ok(Page.of(shown, request.query()));
	}

	private Answer modify(ApiRequest request) {
		StoredRun run = find(request);
		request.body().only(Set.of("metadata"));
		run.json().set("metadata", request.body().metadata());
		return show(run);
	}

	private Answer submit(ApiRequest request) {
		StoredRun run = find(request);
		boolean streamed = request.body().flag("stream");
		run.take(Submission.of(run, request.body()));
		EventStream stream = streamed ? run.engine().openStream() : null;
		run.engine().resume(run, stream);
		return answer(run, stream);
	}

	private Answer cancel(ApiRequest request) {
		StoredRun run = find(request);
		if (!run.status().isActive() || run.status() == RunStatus.CANCELLING) {
			throw RefusedException.badRequest("Cannot cancel run with status '" + run.status().wireName() + "'.");
		}
		run.cancel();
		run.engine().hurry(RunBeats.cancelling(run));
		return show(run);
	}

	private Answer steps(ApiRequest request) {
		boolean results = includesResults(request);
		List<ObjectNode> shown = find(request).steps().stream().map((step) -> show(step, results)).toList();
		return Answer.Json.ok(Page.of(shown, request.query()));
	}

	private static boolean includesResults(ApiRequest request) {
		String include = request.query().get("include[]");
		if (include != null && !include.equals(RESULTS)) {
			throw RefusedException.badRequest("invalid_value", "include[]",
					"Invalid value for 'include[]': the supported value is '" + RESULTS + "'.");
		}
		return include != null;
	}

	private static ObjectNode show(ObjectNode step, boolean results) {
		return Payloads.stepOverRest(results ? step : Payloads.withoutContentOfResults(step));
	}

	private StoredRun find(ApiRequest request) {
		return this.store.thread(request.id(0)).run(request.id(1));
	}

	private static Answer answer(StoredRun run, @Nullable EventStream stream) {
		return (stream != null) ? new Answer.Events(stream) : show(run);
	}

	private static Answer show(StoredRun run) {
		return Answer.Json.ok(Payloads.runOverRest(run.json()));
	}

}
