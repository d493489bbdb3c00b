package io.github.openaiassistants.function;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The methods of beans that are annotated with {@link AssistantFunction}. Looks at the
 * types of beans, not at the beans.
 */
final class AnnotatedFunctions implements FunctionSource {

	private static final Log logger = LogFactory.getLog(AnnotatedFunctions.class);

	private final ConfigurableListableBeanFactory beans;

	private final JsonMapper mapper;

	private final ArgumentReader reader;

	AnnotatedFunctions(ConfigurableListableBeanFactory beans, JsonMapper mapper) {
		this.beans = beans;
		this.mapper = mapper;
		this.reader = new ArgumentReader(mapper);
	}

	@Override
	public Stream<FunctionHandler> handlers() {
		return Stream.of(this.beans.getBeanNamesForType(Object.class))
			.filter((beanName) -> !ScopedProxyUtils.isScopedTarget(beanName))
			.flatMap(this::ofBean);
	}

	private Stream<FunctionHandler> ofBean(String beanName) {
		Class<?> type = type(beanName);
		if (type == null || !AnnotationUtils.isCandidateClass(type, AssistantFunction.class)) {
			return Stream.empty();
		}
		Map<Method, AssistantFunction> methods = MethodIntrospector.selectMethods(type,
				(Method method) -> AnnotatedElementUtils.findMergedAnnotation(method, AssistantFunction.class));
		return methods.entrySet().stream().map((entry) -> function(beanName, type, entry.getKey(), entry.getValue()));
	}

	// Beans whose type cannot be told now are no reason to refuse the application
	private @Nullable Class<?> type(String beanName) {
		try {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, beanName);
			boolean proxied = type != null && Proxy.isProxyClass(type);
			Object proxy = proxied ? this.beans.getSingleton(beanName) : null;
			return (proxy != null) ? AopProxyUtils.ultimateTargetClass(proxy) : type;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("The type of bean " + beanName + " is not known, it has no functions", ex);
			return null;
		}
	}

	private FunctionHandler function(String beanName, Class<?> type, Method method, AssistantFunction annotation) {
		try {
			checkReturnType(method);
			checkInvocable(beanName, method);
			return new MethodFunction(annotation, method, () -> this.beans.getBean(beanName),
					new FunctionParameters(method, type, this.mapper, annotation.strict()), this.reader);
		}
		catch (InvalidFunctionException ex) {
			throw new InvalidFunctionException(
					"The function " + type.getName() + "." + method.getName() + " " + ex.getMessage(), ex.remedy());
		}
	}

	private static void checkReturnType(Method method) {
		Class<?> type = method.getReturnType();
		if (Future.class.isAssignableFrom(type)
				|| ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null) {
			throw new InvalidFunctionException("returns " + type.getName(),
					"Wait for the value and return it: functions are called on threads that may block.");
		}
	}

	private void checkInvocable(String beanName, Method method) {
		Class<?> proxied = this.beans.getType(beanName, false);
		try {
			AopUtils.selectInvocableMethod(method, proxied);
		}
		catch (IllegalStateException ex) {
			throw new InvalidFunctionException("cannot be called on the proxy of bean " + beanName,
					"Declare the method in an interface of the bean, make it public, or proxy its class "
							+ "(spring.aop.proxy-target-class=true).");
		}
	}

}
