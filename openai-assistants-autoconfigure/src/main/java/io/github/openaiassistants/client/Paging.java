package io.github.openaiassistants.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * Makes one sequence of the pages of a list.
 */
final class Paging {

	private Paging() {
	}

	static <T> Flux<T> list(ListQuery query, Function<ListQuery, Mono<ListPage<T>>> pages, Function<T, String> ids) {
		requireForward(query);
		// At once, because it checks the ids
		Mono<ListPage<T>> first = pages.apply(query);
		return Flux.defer(() -> {
			PageCursor<T> cursor = new PageCursor<>(query, ids);
			return Flux.<ListQuery>generate((sink) -> next(cursor, sink))
				.concatMap((next) -> (next.equals(query) ? first : pages.apply(next))
					.flatMapIterable((page) -> objects(cursor, page)), 0)
				.handle((object, sink) -> object.ifPresent(sink::next));
		});
	}

	private static void next(PageCursor<?> cursor, SynchronousSink<ListQuery> sink) {
		ListQuery next = cursor.next();
		if (next != null) {
			sink.next(next);
		}
		else {
			sink.complete();
		}
	}

	// The empty one behind the objects keeps the page from being done, and with that the
	// next page from being requested, until there is demand for more than these objects.
	private static <T> List<Optional<T>> objects(PageCursor<T> cursor, ListPage<T> page) {
		List<Optional<T>> objects = new ArrayList<>();
		cursor.turn(page).forEach((object) -> objects.add(Optional.of(object)));
		if (cursor.next() != null) {
			objects.add(Optional.empty());
		}
		return objects;
	}

	static <T> Stream<T> stream(ListQuery query, Function<ListQuery, ListPage<T>> pages, Function<T, String> ids) {
		requireForward(query);
		PageIterator<T> objects = new PageIterator<>(new PageCursor<>(query, ids), pages);
		return StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(objects, Spliterator.ORDERED | Spliterator.NONNULL), false);
	}

	private static void requireForward(ListQuery query) {
		if (query.before() != null) {
			throw new RequestNotValidException("before",
					"before is for single pages: a list is read forwards, from after on");
		}
	}

}
