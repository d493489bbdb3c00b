package io.github.openaiassistants.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * Which part of a list is wanted. It becomes query parameters; what is absent is left to
 * the server.
 *
 * @param limit how many objects a page has at most, 1 to 100
 * @param order the order; the server begins with the newest when absent
 * @param after the id of the object before the first one to be listed
 * @param before the id of the object after the last one to be listed; for single pages
 * only
 * @param runId only what a run wrote; for messages only
 * @param purpose only files for a purpose; for files only
 * @param filter only files in a status; for files of vector stores only
 * @param include what the objects are to contain beyond the usual, see {@link Include};
 * for run steps only
 */
public record ListQuery(@Nullable Integer limit, @Nullable SortOrder order, @Nullable String after,
		@Nullable String before, @Nullable String runId, @Nullable FilePurpose purpose,
		@Nullable VectorStoreFileStatus filter, List<String> include) {

	/**
	 * Check the limits of the server.
	 * @throws RequestNotValidException if a limit is crossed, or an id is not one
	 */
	public ListQuery {
		Limits.range("limit", limit, 1, Limits.PAGE);
		Limits.idOrNull("after", after);
		Limits.idOrNull("before", before);
		Limits.idOrNull("run_id", runId);
		include = Copies.list(include);
	}

	/**
	 * Create a query for a whole list.
	 * @return the query
	 */
	public static ListQuery all() {
		return builder().build();
	}

	/**
	 * Start to build a query.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Start to build a query from this one.
	 * @return a builder with all values of this query
	 */
	public Builder toBuilder() {
		Builder builder = new Builder();
		builder.limit = this.limit;
		builder.order = this.order;
		builder.after = this.after;
		builder.before = this.before;
		builder.runId = this.runId;
		builder.purpose = this.purpose;
		builder.filter = this.filter;
		builder.include = this.include;
		return builder;
	}

	/**
	 * Builds a {@link ListQuery}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable Integer limit;

		private @Nullable SortOrder order;

		private @Nullable String after;

		private @Nullable String before;

		private @Nullable String runId;

		private @Nullable FilePurpose purpose;

		private @Nullable VectorStoreFileStatus filter;

		private List<String> include = List.of();

		private Builder() {
		}

		/**
		 * Set {@code limit}.
		 * @param limit how many objects a page has at most, 1 to 100
		 * @return this builder
		 */
		public Builder limit(@Nullable Integer limit) {
			this.limit = limit;
			return this;
		}

		/**
		 * Set {@code order}.
		 * @param order the order; the server begins with the newest when absent
		 * @return this builder
		 */
		public Builder order(@Nullable SortOrder order) {
			this.order = order;
			return this;
		}

		/**
		 * Set {@code after}.
		 * @param after the id of the object before the first one to be listed
		 * @return this builder
		 */
		public Builder after(@Nullable String after) {
			this.after = after;
			return this;
		}

		/**
		 * Set {@code before}.
		 * @param before the id of the object after the last one to be listed; for single
		 * pages only
		 * @return this builder
		 */
		public Builder before(@Nullable String before) {
			this.before = before;
			return this;
		}

		/**
		 * Set {@code run_id}.
		 * @param runId only what a run wrote; for messages only
		 * @return this builder
		 */
		public Builder runId(@Nullable String runId) {
			this.runId = runId;
			return this;
		}

		/**
		 * Set {@code purpose}.
		 * @param purpose only files for a purpose; for files only
		 * @return this builder
		 */
		public Builder purpose(@Nullable FilePurpose purpose) {
			this.purpose = purpose;
			return this;
		}

		/**
		 * Set {@code filter}.
		 * @param filter only files in a status; for files of vector stores only
		 * @return this builder
		 */
		public Builder filter(@Nullable VectorStoreFileStatus filter) {
			this.filter = filter;
			return this;
		}

		/**
		 * Set {@code include}.
		 * @param include what the objects are to contain beyond the usual, see
		 * {@link Include}; for run steps only
		 * @return this builder
		 */
		public Builder include(List<String> include) {
			this.include = include;
			return this;
		}

		/**
		 * Build the query.
		 * @return the query
		 * @throws RequestNotValidException if a limit is crossed, or an id is not one
		 */
		public ListQuery build() {
			return new ListQuery(this.limit, this.order, this.after, this.before, this.runId, this.purpose, this.filter,
					this.include);
		}

	}

}
