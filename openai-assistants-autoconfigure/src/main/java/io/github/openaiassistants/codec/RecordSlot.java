package io.github.openaiassistants.codec;

import java.lang.invoke.MethodHandle;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * One component of a record.
 *
 * @param index its position in the constructor
 * @param name its name in JSON
 * @param accessor reads it: {@code (Object) -> Object}
 * @param shape how its values look
 * @param absent what stands for an absent value, if {@code null} cannot
 */
record RecordSlot(int index, SerializedString name, MethodHandle accessor, Shape shape, @Nullable Object absent) {

	@Nullable Object get(Object owner) {
		try {
			return (Object) this.accessor.invokeExact(owner);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("Component " + this.name + " cannot be read", ex);
		}
	}

}
