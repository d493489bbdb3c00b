package io.github.openaiassistants.test.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

/**
 * Checks after each test that runs and scripts came together, and clears what the test
 * has left. Comes before the context can be closed.
 */
class AssistantsServerTestExecutionListener extends AbstractTestExecutionListener {

	@Override
	public void afterTestMethod(TestContext testContext) {
		AutoConfigureAssistantsServer annotation = annotation(testContext);
		if (annotation == null || !testContext.hasApplicationContext()) {
			return;
		}
		ApplicationContext context = testContext.getApplicationContext();
		try {
			if (annotation.verify()) {
				context.getBeanProvider(AssistantsServer.class).forEach(AssistantsServer::verify);
			}
		}
		finally {
			context.getBeanProvider(AssistantsServer.class).forEach(AssistantsServer::reset);
			context.getBeanProvider(RecordedAssistantsEvents.class).forEach(RecordedAssistantsEvents::clear);
		}
	}

	private static @Nullable AutoConfigureAssistantsServer annotation(TestContext testContext) {
		return TestContextAnnotationUtils.findMergedAnnotation(testContext.getTestClass(),
				AutoConfigureAssistantsServer.class);
	}

}
