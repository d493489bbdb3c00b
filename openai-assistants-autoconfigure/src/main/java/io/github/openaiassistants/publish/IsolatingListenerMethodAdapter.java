package io.github.openaiassistants.publish;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import reactor.core.Exceptions;

import io.github.openaiassistants.model.ActionAnswer;

/**
 * Calls one listener method. An exception from it ends here and is reported, so that the
 * other listeners still receive the event; returned tool outputs and approvals answer the
 * event instead of being published. Events that are not ours are treated as Spring does.
 */
final class IsolatingListenerMethodAdapter extends ApplicationListenerMethodAdapter {

	IsolatingListenerMethodAdapter(String beanName, Class<?> targetClass, Method method) {
		super(beanName, targetClass, method);
	}

	@Override
	public void processEvent(ApplicationEvent event) {
		if (!(event instanceof AssistantsPayloadEvent ours)) {
			super.processEvent(event);
			return;
		}
		long start = System.nanoTime();
		try {
			if (process(ours)) {
				ours.delivery().listenerCalled(getListenerId(), System.nanoTime() - start);
			}
		}
		// An Error of one listener, a failed assertion say, is no reason to skip the next
		catch (Throwable ex) {
			Exceptions.throwIfJvmFatal(ex);
			long time = System.nanoTime() - start;
			ours.delivery().listenerCalled(getListenerId(), time);
			ours.delivery().listenerFailed(getListenerId(), ex, time);
		}
	}

	// The varargs of doInvoke may hold null, which NullAway does not read from class
	// files.
	// @return whether the listener wants the event
	@SuppressWarnings("NullAway")
	private boolean process(AssistantsPayloadEvent event) {
		@Nullable Object @Nullable [] arguments = resolveArguments(event);
		if (arguments == null || (getCondition() != null && !shouldHandle(event))) {
			return false;
		}
		Object result = doInvoke(arguments);
		if (result instanceof ActionAnswer answer) {
			event.delivery().answer(answer);
		}
		else if (result != null) {
			handleResult(result);
		}
		return true;
	}

}
