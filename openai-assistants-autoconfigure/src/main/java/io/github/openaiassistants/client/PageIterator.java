package io.github.openaiassistants.client;

import java.util.Collections;
import java.util.Iterator;
import java.util.function.Function;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * Walks through a list and waits for each page when it is needed. The first page is
 * needed at once.
 *
 * @param <T> the type of the objects in the list
 */
final class PageIterator<T> implements Iterator<T> {

	private final PageCursor<T> cursor;

	private final Function<ListQuery, ListPage<T>> pages;

	private Iterator<T> objects = Collections.emptyIterator();

	PageIterator(PageCursor<T> cursor, Function<ListQuery, ListPage<T>> pages) {
		this.cursor = cursor;
		this.pages = pages;
		advance();
	}

	private void advance() {
		ListQuery next = this.cursor.next();
		while (!this.objects.hasNext() && next != null) {
			this.objects = this.cursor.turn(this.pages.apply(next)).iterator();
			next = this.cursor.next();
		}
	}

	@Override
	public boolean hasNext() {
		advance();
		return this.objects.hasNext();
	}

	@Override
	public T next() {
		advance();
		return this.objects.next();
	}

}
