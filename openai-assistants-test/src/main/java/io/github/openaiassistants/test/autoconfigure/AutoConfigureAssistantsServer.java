package io.github.openaiassistants.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * Annotation that gives the application under test an embedded server to talk to, in
 * place of the one that is configured: no address, key or id of an assistant is needed.
 * Put it on a test class beside {@code @SpringBootTest}, or on a configuration class of
 * an application that is tried out.
 * <p>
 * Beans of the types {@link io.github.openaiassistants.test.AssistantsServer} and
 * {@link io.github.openaiassistants.test.event.RecordedAssistantsEvents} can be injected,
 * and be parameters of test methods as well. A server bean of the application's own is
 * used instead. Each application context has a server of its own; after each test its
 * scripts, its recorded requests and the recorded events are cleared, so tests that share
 * a context must not run at the same time.
 * <p>
 * The server takes on the dialect of {@code openai.assistants.provider}, speaks the API
 * of {@code openai.assistants.api}, and knows an assistant for every id. The further
 * clients below {@code openai.assistants.clients} talk to the same server, each by the
 * API that it speaks.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
@ExtendWith(AssistantsParameterResolver.class)
@TestPropertySource(properties = "openai.assistants.base-path=")
public @interface AutoConfigureAssistantsServer {

	/**
	 * Whether a test fails at its end when a run matched none of its scripts, or a script
	 * waited for a run in vain.
	 * @return whether it does
	 * @see io.github.openaiassistants.test.AssistantsServer#verify()
	 */
	boolean verify() default true;

}
