package io.github.openaiassistants.test.autoconfigure;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import io.github.openaiassistants.codec.AssistantsJsonMapperCustomizer;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.function.FunctionHandler;
import io.github.openaiassistants.http.AssistantsWebClientCustomizer;
import io.github.openaiassistants.publish.AssistantsEventPublisher;

/**
 * Lets in the components that {@link AssistantsTest} is about.
 */
class AssistantsTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<AssistantsTest> {

	private static final Set<Class<?>> KNOWN = Set.of(FunctionHandler.class, AssistantsWebClientCustomizer.class,
			AssistantsJsonMapperCustomizer.class, AssistantsEventPublisher.class);

	AssistantsTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return KNOWN;
	}

	@Override
	protected boolean defaultInclude(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
		return super.defaultInclude(reader, factory)
				|| reader.getAnnotationMetadata().hasAnnotatedMethods(AssistantFunction.class.getName())
				|| (reader.getAnnotationMetadata().hasAnnotatedMethods(EventListener.class.getName())
						&& listens(reader.getClassMetadata().getClassName()));
	}

	// The metadata of a method does not tell its parameters
	private boolean listens(String className) {
		Class<?> type = ClassUtils.resolveClassName(className, getClass().getClassLoader());
		return Arrays.stream(ReflectionUtils.getAllDeclaredMethods(type))
			.anyMatch(AssistantsTypeExcludeFilter::listens);
	}

	private static boolean listens(Method method) {
		EventListener annotation = AnnotatedElementUtils.findMergedAnnotation(method, EventListener.class);
		if (annotation == null) {
			return false;
		}
		return Arrays.stream(annotation.classes()).anyMatch(AssistantsEvent.class::isAssignableFrom)
				|| (method.getParameterCount() == 1 && isOurs(ResolvableType.forMethodParameter(method, 0)));
	}

	private static boolean isOurs(ResolvableType parameter) {
		ResolvableType wrapped = parameter.as(PayloadApplicationEvent.class);
		ResolvableType payload = !wrapped.equals(ResolvableType.NONE) ? wrapped.getGeneric() : parameter;
		return AssistantsEvent.class.isAssignableFrom(payload.toClass());
	}

}
