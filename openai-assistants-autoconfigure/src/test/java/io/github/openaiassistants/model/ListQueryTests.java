package io.github.openaiassistants.model;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.failure.RequestNotValidException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each limit of a query: what is just allowed, and what is just not.
 */
class ListQueryTests {

	@ParameterizedTest
	@CsvSource({ "1, true", "100, true", "0, false", "101, false" })
	void limit(int limit, boolean allowed) {
		if (allowed) {
			assertThat(ListQuery.builder().limit(limit).build().limit()).isEqualTo(limit);
		}
		else {
			assertThatExceptionOfType(RequestNotValidException.class)
				.isThrownBy(() -> ListQuery.builder().limit(limit).build())
				.withMessage("limit must be between 1 and 100 but is " + limit);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "../xxx", "xxx\r\nHost: yyy", "xxx&limit=1" })
	void cursorsAreIds(String id) {
		refused("after", () -> ListQuery.builder().after(id).build());
		refused("before", () -> ListQuery.builder().before(id).build());
		refused("run_id", () -> ListQuery.builder().runId(id).build());
	}

	private static void refused(String field, Runnable query) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(query::run)
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo(field))
			.satisfies((ex) -> assertThat(ex.getMessage()).startsWith(field).doesNotContain("xxx", "yyy"));
	}

	@Test
	void buildersKeepEverything() {
		ListQuery query = ListQuery.builder()
			.limit(10)
			.order(SortOrder.ASCENDING)
			.after("a")
			.before("b")
			.runId("run_1")
			.purpose(FilePurpose.VISION)
			.filter(VectorStoreFileStatus.FAILED)
			.include(List.of(Include.FILE_SEARCH_CONTENT))
			.build();
		assertThat(query).hasNoNullFieldsOrProperties();
		assertThat(query.toBuilder().build()).isEqualTo(query);
		assertThat(ListQuery.all()).isEqualTo(ListQuery.builder().build());
	}

}
