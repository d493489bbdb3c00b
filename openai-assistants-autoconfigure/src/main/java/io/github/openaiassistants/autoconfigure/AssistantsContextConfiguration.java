package io.github.openaiassistants.autoconfigure;

import io.micrometer.context.ContextRegistry;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;

import io.github.openaiassistants.observation.ContextCapture;

/**
 * What is taken up where a run is started: as much as the class path knows of.
 */
@Configuration(proxyBeanMethods = false)
class AssistantsContextConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ContextCapture assistantsContextCapture(ObjectProvider<Part> parts) {
		return parts.orderedStream().map(Part::capture).reduce(ContextCapture.NONE, ContextCapture::then);
	}

	/**
	 * Something that may be there. Tracing changes the logging context, so that comes
	 * first.
	 */
	interface Part {

		ContextCapture capture();

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MDC.class)
	@Order(1)
	static class Logging implements Part {

		@Override
		public ContextCapture capture() {
			return ContextCapture.logging();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextRegistry.class)
	@Order(2)
	static class Registered implements Part {

		@Override
		public ContextCapture capture() {
			return ContextCapture.registered();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.micrometer.context.ContextRegistry")
	@Order(2)
	static class Observed implements Part {

		@Override
		public ContextCapture capture() {
			return ContextCapture.observation();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SecurityContextHolder.class)
	@Order(3)
	static class ReactiveSecurity implements Part {

		@Override
		public ContextCapture capture() {
			return ContextCapture.reactiveSecurity();
		}

	}

}
