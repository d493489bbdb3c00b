package io.github.openaiassistants.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Makes a method of a bean a function that assistants may call. Its parameters are the
 * parameters of the function; their JSON Schema is derived from types, record components
 * and nullness: what is not {@code @Nullable} is required. Jackson's annotations rename
 * ({@code @JsonProperty}) and describe ({@code @JsonPropertyDescription}). A parameter of
 * type {@link FunctionCallContext} is not part of the schema.
 * <p>
 * The method may block, is called on a thread that is interrupted when its time is over,
 * and may be called for several runs at the same time. A {@code String} that it returns
 * is told to the model as it is, anything else as JSON.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective(FunctionHints.class)
public @interface AssistantFunction {

	/**
	 * The name of the function.
	 * @return letters, digits, {@code _} and {@code -}, at most 64; that of the method
	 * when empty
	 */
	String name() default "";

	/**
	 * What the function does, for the model.
	 * @return the description, none when empty
	 */
	String description() default "";

	/**
	 * Whether the server is asked to keep arguments to the schema strictly. Maps and
	 * types of any content have no strict schema.
	 * @return whether the function is strict
	 */
	boolean strict() default false;

}
