package io.github.openaiassistants.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Annotation for a test of what an application does with assistants, and nothing else:
 * functions, listeners and extensions of the client, against an embedded server.
 * <p>
 * Of the auto-configurations there are those of the client and what it works with
 * (Jackson, {@code WebClient}, SSL bundles). Of the scanned components there are those
 * with {@link io.github.openaiassistants.function.AssistantFunction @AssistantFunction}
 * methods, with listeners of {@link io.github.openaiassistants.event.AssistantsEvent
 * events}, and those that implement
 * {@link io.github.openaiassistants.function.FunctionHandler} or an interface that
 * customizes the client. What they need beyond that is mocked, imported, or let in with
 * {@link #includeFilters()}. The server is that of {@link AutoConfigureAssistantsServer}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(AssistantsTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(AssistantsTypeExcludeFilter.class)
@AutoConfigureAssistantsServer
@ImportAutoConfiguration
public @interface AssistantsTest {

	/**
	 * Properties that are added to the environment before the test runs.
	 * @return properties in the form {@code key=value}
	 */
	String[] properties() default {};

	/**
	 * Whether components are let in by default. Otherwise only {@link #includeFilters()}
	 * let some in.
	 * @return whether they are
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters that let in further components.
	 * @return the filters
	 */
	ComponentScan.Filter[] includeFilters() default {};

	/**
	 * Filters that keep out components that would be let in.
	 * @return the filters
	 */
	ComponentScan.Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations that are left out.
	 * @return their classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
