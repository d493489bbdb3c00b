package io.github.openaiassistants.test.autoconfigure;

import java.lang.reflect.Method;
import java.util.Set;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.annotation.ParameterResolutionDelegate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

/**
 * Gives test methods the beans of the kit without further annotations.
 */
class AssistantsParameterResolver implements ParameterResolver {

	private static final Set<Class<?>> TYPES = Set.of(AssistantsServer.class, RecordedAssistantsEvents.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
		// What is annotated is Spring's, and two resolvers must not want the same
		return TYPES.contains(parameter.getParameter().getType())
				&& parameter.getDeclaringExecutable() instanceof Method
				&& !ParameterResolutionDelegate.isAutowirable(parameter.getParameter(), parameter.getIndex());
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
		return SpringExtension.getApplicationContext(extension).getBean(parameter.getParameter().getType());
	}

}
