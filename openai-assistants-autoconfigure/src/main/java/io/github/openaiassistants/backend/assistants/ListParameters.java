package io.github.openaiassistants.backend.assistants;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.OpenEnum;

/**
 * The query parameters of lists, and of what is to be included.
 */
final class ListParameters {

	static final String RUN_ID = "run_id";

	static final String PURPOSE = "purpose";

	static final String FILTER = "filter";

	static final String INCLUDE = "include[]";

	private static final Set<String> COMMON = Set.of("limit", "order", "after", "before");

	private ListParameters() {
	}

	static MultiValueMap<String, String> of(ListQuery query, String... known) {
		MultiValueMap<String, String> parameters = include(query.include());
		put(parameters, "limit", query.limit());
		put(parameters, "order", query.order());
		put(parameters, "after", query.after());
		put(parameters, "before", query.before());
		put(parameters, RUN_ID, query.runId());
		put(parameters, PURPOSE, query.purpose());
		put(parameters, FILTER, query.filter());
		Set<String> allowed = Set.of(known);
		for (String name : parameters.keySet()) {
			if (!COMMON.contains(name) && !allowed.contains(name)) {
				throw new RequestNotValidException(name, name + " is not known to this list");
			}
		}
		return parameters;
	}

	static MultiValueMap<String, String> include(List<String> include) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		include.forEach((value) -> parameters.add(INCLUDE, value));
		return parameters;
	}

	private static void put(MultiValueMap<String, String> parameters, String name, @Nullable Object value) {
		if (value != null) {
			parameters.add(name, (value instanceof OpenEnum open) ? open.value() : value.toString());
		}
	}

}
