package io.github.openaiassistants.run;

import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * Starts runs and streams what happens to them. Every event is published to the
 * application's listeners, in order and one at a time, and then emitted by the returned
 * {@code Flux}; the last of each run is
 * {@link io.github.openaiassistants.event.RunFinished}.
 * <p>
 * The {@code Flux}es are cold: each subscription starts one run, and disposing it ends
 * that run, at the server as well unless the configuration says otherwise. They complete
 * when the server decided how the run ended, or wants action, and end with an
 * {@link io.github.openaiassistants.failure.AssistantsException} when the run was
 * refused, aborted or lost. Demand is passed on to the connection: events are read, and
 * published to listeners, only as fast as they are requested.
 */
public interface AssistantRunStreamer {

	/**
	 * Create a run on an existing thread and stream it.
	 * @param threadId the thread
	 * @param request the run to create
	 * @return the events of the run
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Flux<AssistantsEvent> createRun(String threadId, CreateRunRequest request);

	/**
	 * Create a thread and a run on it, and stream both.
	 * @param request the thread and the run to create
	 * @return the events of the run
	 */
	Flux<AssistantsEvent> createThreadAndRun(CreateThreadAndRunRequest request);

	/**
	 * Continue a run that waits for tool outputs, possibly one that another instance of
	 * the application started.
	 * @param threadId the thread
	 * @param runId the run
	 * @param outputs all outputs the run waits for
	 * @return the events of the continued run, numbered from 0
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Flux<AssistantsEvent> submitToolOutputs(String threadId, String runId, ToolOutputs outputs);

	/**
	 * Continue a run that waits for tool outputs, keeping the attributes and naming the
	 * former logical run in {@code meta.continues}.
	 * @param former the correlation data of an event of the former logical run
	 * @param outputs all outputs the run waits for
	 * @return the events of the continued run, numbered from 0
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if the former
	 * run has no id
	 */
	Flux<AssistantsEvent> submitToolOutputs(EventMeta former, ToolOutputs outputs);

	/**
	 * Continue a run that waits for the approval of tool calls, possibly one that another
	 * instance of the application started.
	 * @param threadId the thread
	 * @param runId the run
	 * @param approvals the decisions about all calls that wait
	 * @return the events of the continued run, numbered from 0
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Flux<AssistantsEvent> submitToolApprovals(String threadId, String runId, ToolApprovals approvals);

	/**
	 * Continue a run that waits for the approval of tool calls, keeping the attributes
	 * and naming the former logical run in {@code meta.continues}.
	 * @param former the correlation data of an event of the former logical run
	 * @param approvals the decisions about all calls that wait
	 * @return the events of the continued run, numbered from 0
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if the former
	 * run has no id
	 */
	Flux<AssistantsEvent> submitToolApprovals(EventMeta former, ToolApprovals approvals);

	/**
	 * Follow a run that was started elsewhere, for example by an instance of the
	 * application that is gone: it is looked up until it is over or waits for action, and
	 * then its events are told from the beginning, with origin
	 * {@link io.github.openaiassistants.event.EventOrigin#RECOVERED RECOVERED}. When it
	 * waits for functions of this application, they are called.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the events of the run, numbered from 0
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Flux<AssistantsEvent> followRun(String threadId, String runId);

	/**
	 * Watch a run that was started elsewhere and is worked on there, for example to show
	 * it on another instance of the application: it is looked up until it is over, and
	 * what is certain of it is told from the beginning, with origin
	 * {@link io.github.openaiassistants.event.EventOrigin#RECOVERED RECOVERED}, to the
	 * subscriber alone: each step when it has ended, all of it as it is written where the
	 * server streams a run to more than one. Nothing is published to listeners, no
	 * function is called, and disposing the {@code Flux} ends nothing but the watching.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the events of the run, numbered from 0
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Flux<AssistantsEvent> watchRun(String threadId, String runId);

	/**
	 * Create a run on an existing thread for the listeners alone.
	 * @param threadId the thread
	 * @param request the run to create
	 * @return a handle on the run, which has been started
	 */
	RunHandle launch(String threadId, CreateRunRequest request);

	/**
	 * Create a thread and a run on it for the listeners alone.
	 * @param request the thread and the run to create
	 * @return a handle on the run, which has been started
	 */
	RunHandle launch(CreateThreadAndRunRequest request);

	/**
	 * Continue a run that waits for tool outputs or approvals for the listeners alone.
	 * @param former the correlation data of an event of the former logical run
	 * @param answer all that the run waits for
	 * @return a handle on the continued run, which has been started
	 */
	RunHandle launch(EventMeta former, ActionAnswer answer);

}
