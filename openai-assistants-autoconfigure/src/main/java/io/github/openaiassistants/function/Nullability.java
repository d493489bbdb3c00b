package io.github.openaiassistants.function;

import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * What may be missing: parameters and properties that are annotated so, not those about
 * which nothing is said.
 */
final class Nullability {

	private Nullability() {
	}

	static boolean isNullable(MethodParameter parameter) {
		return Nullness.forMethodParameter(parameter) == Nullness.NULLABLE;
	}

	/**
	 * Return whether a property may be missing, as said where the mapper writes it.
	 * @param property the property
	 * @return whether it may be missing
	 */
	static boolean isNullable(BeanPropertyDefinition property) {
		AnnotatedParameter parameter = property.getConstructorParameter();
		if (parameter != null) {
			return Nullness
				.forParameter(parameter.getOwner().getNativeParameters()[parameter.getIndex()]) == Nullness.NULLABLE;
		}
		AnnotatedMethod setter = property.getSetter();
		if (setter != null) {
			return Nullness.forParameter(setter.getAnnotated().getParameters()[0]) == Nullness.NULLABLE;
		}
		AnnotatedField field = property.getField();
		return field != null && Nullness.forField(field.getAnnotated()) == Nullness.NULLABLE;
	}

}
