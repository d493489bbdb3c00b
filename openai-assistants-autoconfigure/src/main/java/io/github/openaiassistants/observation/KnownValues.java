package io.github.openaiassistants.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import org.jspecify.annotations.Nullable;

/**
 * Key values of high cardinality: what is not known is left out.
 *
 * @param values the values so far
 */
record KnownValues(KeyValues values) {

	static KnownValues of(KeyValues values) {
		return new KnownValues(values);
	}

	KnownValues and(KeyName key, @Nullable Object value) {
		return (value != null) ? new KnownValues(this.values.and(KeyValue.of(key, value.toString()))) : this;
	}

}
