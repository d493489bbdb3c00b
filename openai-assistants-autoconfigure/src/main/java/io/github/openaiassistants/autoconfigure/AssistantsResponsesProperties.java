package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.openaiassistants.backend.responses.request.AttachmentMode;
import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.MappingOptions;
import io.github.openaiassistants.backend.responses.request.StateMode;

/**
 * Configuration properties of the Responses API, where the server speaks it.
 *
 * @param state Where the items of a thread are kept.
 * @param store Whether the server keeps responses, so that they can be looked up. It does
 * unless this is false or items are kept in the local history.
 * @param background Whether responses go on at the server when the connection is lost,
 * and can be cancelled there. Only where the server keeps responses.
 * @param attachments What becomes of files attached to messages.
 * @param tolerant Whether a feature that a request can do without is left out with a
 * warning instead of refused.
 * @param rawEvents Whether every block of a stream is published as it is, before the
 * events that it is translated to.
 * @param rawEventTypes Beginnings of the types of the blocks that are published as they
 * are. All of them when empty.
 * @param repair What is done about function calls of a thread that were left without
 * outputs.
 * @param lease How long a run holds its thread without a sign of life.
 * @param limits How much is kept of one run while it is translated.
 * @param resume How a lost stream of a response in the background is opened again.
 * @param stores Where runs and threads are kept.
 */
@ConfigurationProperties("openai.assistants.responses")
public record AssistantsResponsesProperties(@DefaultValue("conversation") StateMode state, @Nullable Boolean store,
		@DefaultValue("false") boolean background, @DefaultValue("refuse") AttachmentMode attachments,
		@DefaultValue("false") boolean tolerant, @DefaultValue("false") boolean rawEvents,
		@DefaultValue List<String> rawEventTypes, @DefaultValue("answer") ConversationRepair.Strategy repair,
		@DefaultValue("15m") Duration lease, @DefaultValue Limits limits, @DefaultValue Resume resume,
		@DefaultValue Stores stores) {

	/**
	 * Copy the list.
	 */
	public AssistantsResponsesProperties {
		rawEventTypes = List.copyOf(rawEventTypes);
	}

	MappingOptions options() {
		boolean stored = (this.store != null) ? this.store : this.state == StateMode.CONVERSATION;
		return new MappingOptions(this.state, stored, this.background, this.attachments, this.tolerant);
	}

	/**
	 * How much is kept of one run while it is translated.
	 *
	 * @param entries Most items, parts, annotations, calls, outputs and search results of
	 * one run.
	 * @param characters Most characters in what is kept of one run.
	 */
	public record Limits(@DefaultValue("10000") int entries, @DefaultValue("67108864") long characters) {

	}

	/**
	 * How a lost stream of a response in the background is opened again.
	 *
	 * @param attempts How often in a row a lost stream is opened again before the
	 * response is looked up instead.
	 * @param delay How long to wait before the first attempt. The time doubles with each
	 * attempt.
	 */
	public record Resume(@DefaultValue("5") int attempts, @DefaultValue("500ms") Duration delay) {

	}

	/**
	 * Where runs and threads are kept.
	 *
	 * @param type Kind of the stores of runs and threads.
	 * @param runs How many finished runs are kept in memory.
	 * @param threads How many threads are kept in memory.
	 */
	public record Stores(@DefaultValue("memory") StoreType type, @DefaultValue("1000") int runs,
			@DefaultValue("1000") int threads) {

	}

	/**
	 * Kinds of stores.
	 */
	public enum StoreType {

		/**
		 * The memory of this instance.
		 */
		MEMORY,

		/**
		 * The database of the application, which instances share and which survives them.
		 */
		JDBC

	}

}
