package io.github.openaiassistants.function;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;

/**
 * A function that is a method of a bean. The bean is asked for with each call, so that
 * its scope and its proxies apply.
 */
final class MethodFunction implements FunctionHandler, Located {

	private static final String DONE = "done";

	private final AssistantFunction annotation;

	private final Method method;

	private final Supplier<Object> bean;

	private final FunctionParameters parameters;

	private final ArgumentReader reader;

	MethodFunction(AssistantFunction annotation, Method method, Supplier<Object> bean, FunctionParameters parameters,
			ArgumentReader reader) {
		this.annotation = annotation;
		this.method = method;
		this.bean = bean;
		this.parameters = parameters;
		this.reader = reader;
	}

	@Override
	public String name() {
		return StringUtils.hasText(this.annotation.name()) ? this.annotation.name() : this.method.getName();
	}

	@Override
	public @Nullable String description() {
		return StringUtils.hasText(this.annotation.description()) ? this.annotation.description() : null;
	}

	@Override
	public String parameters() {
		return this.parameters.schema().toString();
	}

	@Override
	public boolean strict() {
		return this.annotation.strict();
	}

	@Override
	public @Nullable Object call(JsonNode arguments, FunctionCallContext context) throws Exception {
		@Nullable Object[] values = this.parameters.read(arguments, context, this.reader);
		Object target = this.bean.get();
		Method invocable = AopUtils.selectInvocableMethod(this.method, target.getClass());
		ReflectionUtils.makeAccessible(invocable);
		try {
			Object result = invocable.invoke(target, values);
			return (invocable.getReturnType() == void.class) ? DONE : result;
		}
		catch (InvocationTargetException ex) {
			throw unwrap(ex);
		}
	}

	private static Exception unwrap(InvocationTargetException failure) {
		Throwable thrown = failure.getTargetException();
		if (thrown instanceof Error error) {
			throw error;
		}
		return (thrown instanceof Exception exception) ? exception : failure;
	}

	@Override
	public String location() {
		return this.method.getDeclaringClass().getName() + "." + this.method.getName();
	}

}
