package io.github.openaiassistants.client;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation has a blocking form of the same name with the same parameters.
 */
class BlockingFormTests {

	static Stream<Arguments> forms() {
		return Stream.of(Arguments.of(AssistantOperations.class, BlockingAssistantOperations.class),
				Arguments.of(ThreadOperations.class, BlockingThreadOperations.class),
				Arguments.of(MessageOperations.class, BlockingMessageOperations.class),
				Arguments.of(RunOperations.class, BlockingRunOperations.class),
				Arguments.of(RunStepOperations.class, BlockingRunStepOperations.class),
				Arguments.of(FileOperations.class, BlockingFileOperations.class),
				Arguments.of(VectorStoreOperations.class, BlockingVectorStoreOperations.class),
				Arguments.of(VectorStoreFileOperations.class, BlockingVectorStoreFileOperations.class),
				Arguments.of(VectorStoreFileBatchOperations.class, BlockingVectorStoreFileBatchOperations.class));
	}

	@ParameterizedTest
	@MethodSource("forms")
	void bothFormsHaveTheSameOperations(Class<?> reactive, Class<?> blocking) {
		Set<String> expected = new TreeSet<>();
		operations(reactive)
			.forEach((method) -> expected.add(describe(method, blockingType(method.getGenericReturnType()))));
		assertThat(expected).isNotEmpty();
		assertThat(operations(blocking).map((method) -> describe(method, method.getGenericReturnType().getTypeName())))
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	private static Stream<Method> operations(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
	}

	private static String describe(Method method, String type) {
		return type + " " + method.getName() + Arrays.toString(method.getGenericParameterTypes());
	}

	private static String blockingType(Type type) {
		if (type instanceof ParameterizedType generic) {
			Type argument = generic.getActualTypeArguments()[0];
			if (generic.getRawType() == Mono.class) {
				return argument.getTypeName();
			}
			assertThat(generic.getRawType()).isEqualTo(Flux.class);
			return (argument == DataBuffer.class) ? InputStream.class.getName()
					: Stream.class.getName() + "<" + argument.getTypeName() + ">";
		}
		return type.getTypeName().replace(".client.", ".client.Blocking");
	}

}
