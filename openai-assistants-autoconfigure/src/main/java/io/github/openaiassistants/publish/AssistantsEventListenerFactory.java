package io.github.openaiassistants.publish;

import java.lang.reflect.Method;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;

import io.github.openaiassistants.event.AssistantsEvent;

/**
 * Takes over the listener methods that can receive our events, so that one that throws
 * does not keep the event from the others. Transactional listeners and those of other
 * factories that come earlier are left alone.
 */
public final class AssistantsEventListenerFactory implements EventListenerFactory, Ordered {

	private static final String TRANSACTIONAL = "org.springframework.transaction.event.TransactionalEventListener";

	/**
	 * Create a factory that comes right before the default one.
	 */
	public AssistantsEventListenerFactory() {
	}

	@Override
	public boolean supportsMethod(Method method) {
		EventListener annotation = AnnotatedElementUtils.findMergedAnnotation(method, EventListener.class);
		if (annotation == null || MergedAnnotations.from(method).isPresent(TRANSACTIONAL)) {
			return false;
		}
		for (Class<?> type : annotation.classes()) {
			if (isOurs(ResolvableType.forClass(type))) {
				return true;
			}
		}
		return method.getParameterCount() == 1 && isOurs(ResolvableType.forMethodParameter(method, 0));
	}

	private static boolean isOurs(ResolvableType declared) {
		Class<?> type = declared.toClass();
		if (type.isAssignableFrom(AssistantsPayloadEvent.class)) {
			ResolvableType payload = declared.as(PayloadApplicationEvent.class).getGeneric();
			return payload.resolve() == null || isOurs(payload);
		}
		return AssistantsEvent.class.isAssignableFrom(type) || type.isAssignableFrom(AssistantsEvent.class);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		return new IsolatingListenerMethodAdapter(beanName, type, method);
	}

	/**
	 * Come after the factory of transactional listeners and before the default.
	 * @return the order
	 */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

}
