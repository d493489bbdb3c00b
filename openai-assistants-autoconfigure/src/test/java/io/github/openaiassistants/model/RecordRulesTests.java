package io.github.openaiassistants.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules that all records of the wire follow.
 */
class RecordRulesTests {

	private static final Path SOURCES = Path.of("src/main/java/io/github/openaiassistants/model");

	private static final List<Class<?>> BOXED = List.of(String.class, Long.class, Integer.class, Double.class,
			Boolean.class, JsonNode.class, List.class, Map.class);

	static List<Class<?>> wireObjects() {
		try (Stream<Path> files = Files.list(SOURCES)) {
			List<Class<?>> types = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".java") && !name.equals("package-info.java"))
				.map(RecordRulesTests::type)
				.filter((type) -> type.isRecord() && WireObject.class.isAssignableFrom(type))
				.toList();
			assertThat(types).hasSizeGreaterThan(60);
			return types;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Class<?>> answers() {
		return wireObjects().stream().filter((type) -> !type.getSimpleName().endsWith("Request")).toList();
	}

	private static Class<?> type(String file) {
		try {
			return Class.forName("io.github.openaiassistants.model." + file.replace(".java", ""));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("wireObjects")
	void extraIsTheLastComponent(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		RecordComponent last = components[components.length - 1];
		assertThat(last.getName()).isEqualTo("extra");
		assertThat(last.getGenericType())
			.hasToString("java.util.Map<java.lang.String, " + JsonNode.class.getName() + ">");
	}

	@ParameterizedTest
	@MethodSource("answers")
	void everythingButTheIdMayBeAbsent(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		for (RecordComponent component : Arrays.copyOf(components, components.length - 1)) {
			boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
			// A page without data is an empty page.
			boolean required = component.getName().equals("id")
					|| (type == ListPage.class && component.getName().equals("data"));
			assertThat(nullable || required).as(component.getName()).isTrue();
			assertThat(BOXED.contains(component.getType()) || component.getType().getPackage() == type.getPackage())
				.as(component.getName())
				.isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("answers")
	void collectionsCannotBeChanged(Class<?> type) throws ReflectiveOperationException {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		Constructor<?> constructor = type.getConstructor(types);
		@Nullable Object[] arguments = Arrays.stream(components).map(RecordRulesTests::argument).toArray();
		Object value = constructor.newInstance(arguments);
		for (int i = 0; i < components.length; i++) {
			if (arguments[i] instanceof List<?> list) {
				list.clear();
				assertThat((List<?>) components[i].getAccessor().invoke(value)).hasSize(1).isUnmodifiable();
			}
			if (arguments[i] instanceof Map<?, ?> map) {
				map.clear();
				assertThat((Map<?, ?>) components[i].getAccessor().invoke(value)).hasSize(2).isUnmodifiable();
			}
		}
	}

	private static @Nullable Object argument(RecordComponent component) {
		if (component.getName().equals("id")) {
			return "id";
		}
		if (component.getType() == List.class) {
			return new ArrayList<>(List.of("element"));
		}
		if (component.getType() == Map.class) {
			return new LinkedHashMap<>(Map.of("a", "1", "b", "2"));
		}
		return null;
	}

	@ParameterizedTest
	@MethodSource("wireObjects")
	void everyComponentIsDocumented(Class<?> type) throws IOException {
		String source = Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"));
		for (RecordComponent component : type.getRecordComponents()) {
			assertThat(source).contains(" * @param " + component.getName() + " ");
		}
		assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
	}

}
