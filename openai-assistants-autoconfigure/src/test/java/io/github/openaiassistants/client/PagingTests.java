package io.github.openaiassistants.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When a list goes on to its next page, and when it ends.
 */
class PagingTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final List<ListQuery> asked = new ArrayList<>();

	private static ListPage<String> page(@Nullable Boolean more, @Nullable String last, String... data) {
		return new ListPage<>("list", List.of(data), null, last, more, Map.of());
	}

	private Flux<String> list(ListQuery query, Map<String, ListPage<String>> pages) {
		Function<ListQuery, Mono<ListPage<String>>> answers = (next) -> Mono.fromSupplier(() -> answer(next, pages));
		return Paging.list(query, answers, Function.identity());
	}

	private Stream<String> stream(ListQuery query, Map<String, ListPage<String>> pages) {
		return Paging.stream(query, (next) -> answer(next, pages), Function.identity());
	}

	private ListPage<String> answer(ListQuery query, Map<String, ListPage<String>> pages) {
		this.asked.add(query);
		ListPage<String> page = pages.get(String.valueOf(query.after()));
		if (page == null) {
			throw new IllegalStateException("There is no page after " + query.after());
		}
		return page;
	}

	private void assertList(Map<String, ListPage<String>> pages, int requests, String... expected) {
		StepVerifier.create(list(ListQuery.all(), pages)).expectNext(expected).expectComplete().verify(TIMEOUT);
		assertThat(this.asked).hasSize(requests);
		assertThat(stream(ListQuery.all(), pages)).containsExactly(expected);
		assertThat(this.asked).hasSize(2 * requests);
	}

	private static Map<String, ListPage<String>> threePages() {
		return Map.of("null", page(true, "b", "a", "b"), "b", page(true, "d", "c", "d"), "d", page(false, "e", "e"));
	}

	@Test
	void pagesFollowTheLastIdWhileThereIsMore() {
		assertList(threePages(), 3, "a", "b", "c", "d", "e");
		assertThat(this.asked).extracting(ListQuery::after).startsWith(null, "b", "d");
	}

	@Test
	void everyPageKeepsTheRestOfTheQuery() {
		ListQuery query = ListQuery.builder().limit(2).runId("run_1").build();
		assertThat(list(query, threePages()).collectList().block(TIMEOUT)).hasSize(5);
		assertThat(this.asked).allMatch((next) -> next.toBuilder().after(null).build().equals(query));
	}

	@Test
	void theNextPageIsRequestedWhenMoreIsDemandedThanThePresentOneHas() {
		StepVerifier.create(list(ListQuery.all(), threePages()), 0)
			.then(() -> assertThat(this.asked).isEmpty())
			.thenRequest(1)
			.expectNext("a")
			.thenRequest(1)
			.expectNext("b")
			.then(() -> assertThat(this.asked).hasSize(1))
			.thenRequest(2)
			.expectNext("c", "d")
			.then(() -> assertThat(this.asked).hasSize(2))
			.thenRequest(1)
			.expectNext("e")
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.asked).hasSize(3);
	}

	@Test
	void aStreamRequestsTheNextPageWhenThePresentOneIsUsedUp() {
		Stream<String> stream = stream(ListQuery.all(), threePages());
		assertThat(this.asked).hasSize(1);
		assertThat(stream.limit(2)).containsExactly("a", "b");
		assertThat(this.asked).hasSize(1);
		assertThat(stream(ListQuery.all(), threePages()).limit(3)).containsExactly("a", "b", "c");
		assertThat(this.asked).hasSize(3);
	}

	@Test
	void eachSubscriptionBeginsAnew() {
		Flux<String> list = list(ListQuery.all(), threePages());
		assertThat(list.collectList().block(TIMEOUT)).isEqualTo(list.collectList().block(TIMEOUT));
		assertThat(this.asked).hasSize(6);
	}

	@Test
	void aListMayBeginInTheMiddle() {
		assertThat(list(ListQuery.builder().after("b").build(), threePages()).collectList().block(TIMEOUT))
			.containsExactly("c", "d", "e");
	}

	@Test
	void withoutLastIdTheLastObjectIsTheCursor() {
		assertList(Map.of("null", page(true, null, "a", "b"), "b", page(true, "", "c"), "c", page(false, null, "d")), 3,
				"a", "b", "c", "d");
	}

	@Test
	void whatDoesNotSayThatThereIsMoreIsTheLastPage() {
		assertList(Map.of("null", page(null, "b", "a", "b")), 1, "a", "b");
	}

	@Test
	void anEmptyPageIsTheLastOne() {
		assertList(Map.of("null", page(true, "b")), 1);
		this.asked.clear();
		assertList(Map.of("null", page(true, "b", "a", "b"), "b", page(true, null)), 2, "a", "b");
	}

	@Test
	void aPageThatDoesNotMoveOnIsNotShownAgain() {
		assertList(Map.of("null", page(true, "b", "a", "b"), "b", page(true, "b", "a", "b")), 2, "a", "b");
	}

	@Test
	void objectsWithoutIdsEndAListThatCannotMoveOn() {
		assertList(Map.of("null", page(true, null, "a", "")), 1, "a", "");
	}

	@Test
	void aFailureEndsTheListAfterWhatWasBeforeIt() {
		Map<String, ListPage<String>> pages = Map.of("null", page(true, "b", "a", "b"));
		StepVerifier.create(list(ListQuery.all(), pages))
			.expectNext("a", "b")
			.expectErrorMessage("There is no page after b")
			.verify(TIMEOUT);
	}

	@Test
	void aListIsReadForwards() {
		ListQuery query = ListQuery.builder().before("b").build();
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> list(query, Map.of()))
			.withMessageContaining("single pages");
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> stream(query, Map.of()))
			.withMessageContaining("single pages");
	}

	@Test
	void manyPagesTakeNoStack() {
		Function<ListQuery, Mono<ListPage<String>>> pages = (query) -> {
			int number = (query.after() != null) ? Integer.parseInt(query.after()) : 0;
			return Mono.just(page(number < 20_000, null, String.valueOf(number + 1)));
		};
		assertThat(Paging.list(ListQuery.all(), pages, Function.identity()).count().block(TIMEOUT)).isEqualTo(20_001);
	}

}
