package io.github.openaiassistants.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Provides what is known already, in its order.
 *
 * @param <T> the type of what is provided
 * @param objects the objects
 */
record Given<T>(List<T> objects) implements ObjectProvider<T> {

	@Override
	public Stream<T> stream() {
		return this.objects.stream();
	}

	@Override
	public Stream<T> orderedStream() {
		return stream();
	}

}
