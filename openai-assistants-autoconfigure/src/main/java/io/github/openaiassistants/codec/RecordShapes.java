package io.github.openaiassistants.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

import io.github.openaiassistants.model.WireObject;

/**
 * Finds out by reflection how records look: the name of a component in snake case, or as
 * its {@link JsonProperty} says; its shape by its declared type.
 */
final class RecordShapes {

	private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

	private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

	private static final String EXTRA = "extra";

	private RecordShapes() {
	}

	static RecordShape create(Class<?> type, Function<Type, Shape> shapes) {
		RecordComponent[] components = type.getRecordComponents();
		@Nullable Object[] defaults = new @Nullable Object[components.length];
		List<RecordSlot> slots = new ArrayList<>();
		int extraIndex = -1;
		for (int i = 0; i < components.length; i++) {
			RecordComponent component = components[i];
			if (EXTRA.equals(component.getName()) && WireObject.class.isAssignableFrom(type)) {
				extraIndex = i;
			}
			else if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
				defaults[i] = (component.getType() == List.class) ? List.of() : Map.of();
			}
			else {
				slots.add(slot(i, component, shapes));
			}
		}
		return new RecordShape(constructor(type, components), extraIndex, slots, defaults);
	}

	private static RecordSlot slot(int index, RecordComponent component, Function<Type, Shape> shapes) {
		JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
		String name = (property != null) ? property.value() : snakeCase(component.getName());
		return new RecordSlot(index, new SerializedString(name), accessor(component),
				shapes.apply(component.getGenericType()), absent(component));
	}

	private static @Nullable Object absent(RecordComponent component) {
		if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
			return null;
		}
		if (component.getType() == List.class) {
			return List.of();
		}
		return "id".equals(component.getName()) ? "" : null;
	}

	private static String snakeCase(String name) {
		return CAPITAL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT);
	}

	private static MethodHandle accessor(RecordComponent component) {
		try {
			return LOOKUP.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Component " + component + " is not accessible", ex);
		}
	}

	private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
		Class<?>[] parameters = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			Constructor<?> constructor = type.getConstructor(parameters);
			return LOOKUP.unreflectConstructor(constructor)
				.asSpreader(Object[].class, parameters.length)
				.asType(MethodType.methodType(Object.class, Object[].class));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Record " + type.getName() + " has no public constructor", ex);
		}
	}

	static Function<String, Object> factory(Class<?> type) {
		MethodHandle constructor = constructor(type, type.getRecordComponents());
		return (text) -> {
			try {
				return (Object) constructor.invokeExact(new Object[] { text });
			}
			catch (RuntimeException | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new IllegalStateException(type.getName() + " cannot be created", ex);
			}
		};
	}

	static Object constant(Field field) {
		try {
			return field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Constant " + field.getName() + " is not accessible", ex);
		}
	}

}
