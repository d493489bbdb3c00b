package io.github.openaiassistants.function;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.observation.FunctionCallInput;
import io.github.openaiassistants.observation.ObservedFunctionCall;

/**
 * One call of a round: what is to be called, and how far it is. Its output is set by the
 * round under its lock; the thread that it runs on is its own.
 */
final class PendingCall {

	private final String id;

	private final String name;

	private final @Nullable String arguments;

	private final @Nullable FunctionHandler handler;

	private final @Nullable CallFailure refusal;

	private @Nullable Instant startedAt;

	private @Nullable Disposable limit;

	private @Nullable String output;

	private volatile @Nullable ObservedFunctionCall observed;

	private @Nullable Thread thread;

	private boolean interrupted;

	PendingCall(String id, String name, @Nullable String arguments, @Nullable FunctionHandler handler,
			@Nullable CallFailure refusal) {
		this.id = id;
		this.name = name;
		this.arguments = arguments;
		this.handler = handler;
		this.refusal = refusal;
	}

	String id() {
		return this.id;
	}

	String name() {
		return this.name;
	}

	@Nullable String arguments() {
		return this.arguments;
	}

	FunctionCallInput input() {
		return new FunctionCallInput(this.id, this.name, this.handler != null, this.arguments);
	}

	@Nullable FunctionHandler handler() {
		return this.handler;
	}

	@Nullable CallFailure refusal() {
		return this.refusal;
	}

	@Nullable String output() {
		return this.output;
	}

	void observe(ObservedFunctionCall begun) {
		this.observed = begun;
	}

	@Nullable ObservedFunctionCall observed() {
		return this.observed;
	}

	FunctionCallDetails start(Instant now, Disposable limit) {
		this.startedAt = now;
		this.limit = limit;
		return new FunctionCallDetails(this.id, this.name, null, null);
	}

	FunctionCallDetails end(Instant now, String output, @Nullable CallFailure failure) {
		this.output = output;
		release();
		Duration duration = (this.startedAt != null) ? Duration.between(this.startedAt, now) : Duration.ZERO;
		return new FunctionCallDetails(this.id, this.name, duration, (failure != null) ? failure.summary() : null);
	}

	void release() {
		if (this.limit != null) {
			this.limit.dispose();
		}
	}

	synchronized void enter() {
		this.thread = Thread.currentThread();
	}

	// The thread belongs to others afterwards: an interrupt that came too late goes
	synchronized void leave() {
		this.thread = null;
		if (this.interrupted) {
			Thread.interrupted();
		}
	}

	// Nobody waits for its output any more
	void abandon() {
		ObservedFunctionCall begun = this.observed;
		if (begun != null) {
			begun.abandoned();
		}
		interrupt();
	}

	synchronized void interrupt() {
		if (this.thread != null) {
			this.interrupted = true;
			this.thread.interrupt();
		}
	}

}
