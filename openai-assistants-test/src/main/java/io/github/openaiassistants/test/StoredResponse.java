package io.github.openaiassistants.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A response: what is true of it, and every step from one truth to the next. Each
 * transition is written into the log. Belongs to the state thread.
 */
final class StoredResponse {

	private static final long UNSTORED_LIFETIME = 600;

	private static final BigDecimal FRACTION = new BigDecimal("0.25");

	private final ObjectNode json;

	private final ResponseOrigin origin;

	private final Quirks quirks;

	private final StateThread time;

	private final ResponsesStore store;

	private final ResponseEngine engine;

	private final EventLog log;

	private final List<ObjectNode> output = new ArrayList<>();

	private final List<Runnable> lateEvents = new ArrayList<>();

	private final List<Runnable> endListeners = new ArrayList<>();

	private RunStatus status;

	private @Nullable OpenItem openItem;

	private List<FileSearchResult> sources = List.of();

	private int items;

	private int tokens;

	StoredResponse(ObjectNode json, ResponseOrigin origin, Quirks quirks, StateThread time, ResponsesStore store,
			ResponseEngine engine) {
		this.json = json;
		this.origin = origin;
		this.quirks = quirks;
		this.time = time;
		this.store = store;
		this.engine = engine;
		this.log = new EventLog(quirks.has(ResponsesQuirk.SEQUENCE_FROM_ONE) ? 1 : 0);
		this.status = origin.background() ? RunStatus.QUEUED : RunStatus.IN_PROGRESS;
		json.put("status", this.status.wireName());
		putTime("created_at");
	}

	String id() {
		return this.json.path("id").stringValue();
	}

	ResponseOrigin origin() {
		return this.origin;
	}

	Quirks quirks() {
		return this.quirks;
	}

	RunStatus status() {
		return this.status;
	}

	ResponseEngine engine() {
		return this.engine;
	}

	EventLog log() {
		return this.log;
	}

	List<ObjectNode> output() {
		return List.copyOf(this.output);
	}

	/**
	 * Returns what the next response in a chain gets to see.
	 * @return all items
	 */
	List<ObjectNode> contextForNext() {
		List<ObjectNode> all = new ArrayList<>(this.origin.context().items());
		all.addAll(this.output);
		return all;
	}

	boolean isForgotten() {
		return !this.origin.stored() && this.origin.background() && age() > UNSTORED_LIFETIME;
	}

	long age() {
		return this.time.now() - this.json.path("created_at").longValue();
	}

	/**
	 * Returns the response as a client gets to see it.
	 * @param included what the client wants to see
	 * @return a copy
	 */
	ObjectNode show(Included included) {
		ObjectNode shown = this.json.deepCopy();
		ArrayNode items = shown.putArray("output");
		this.output.forEach((item) -> items.add(included.show(item)));
		if (this.status == RunStatus.CANCELLED && this.openItem != null) {
			items.add(included.show(this.openItem.json()));
		}
		return shown;
	}

	void whenOver(Runnable listener) {
		this.endListeners.add(listener);
	}

	void tell(String type) {
		ObjectNode payload = Payloads.object();
		payload.set("response", show(this.origin.included()));
		emit(type, payload);
	}

	void emit(String type, ObjectNode payload) {
		if (this.quirks.has(ResponsesQuirk.LATE_DONES) && type.endsWith(".done")) {
			this.lateEvents.add(() -> this.log.add(type, payload));
			return;
		}
		this.log.add(type, payload);
		this.engine.rest();
	}

	void emitRaw(String text) {
		this.log.addRaw(text);
		this.engine.rest();
	}

	void begin() {
		enter(RunStatus.IN_PROGRESS);
		tell("response.in_progress");
	}

	void open(ObjectNode item) {
		this.openItem = new OpenItem(this, item, this.items++, this.sources);
		this.openItem.tellAdded();
	}

	OpenItem item() {
		return Objects.requireNonNull(this.openItem, "no item is open");
	}

	void close(String itemStatus) {
		OpenItem closing = item();
		this.openItem = null;
		closing.close(itemStatus);
		this.output.add(closing.json());
	}

	void find(List<FileSearchResult> results) {
		this.sources = results;
	}

	void countToken() {
		this.tokens++;
	}

	/**
	 * Ends the response.
	 * @param end how
	 */
	void end(ScriptEnd end) {
		switch (end.status()) {
			case COMPLETED -> {
				putTime("completed_at");
				commit();
			}
			case INCOMPLETE -> this.json.putObject("incomplete_details").put("reason", end.code());
			default -> this.json.putObject("error").put("code", end.code()).put("message", end.message());
		}
		enter(end.status());
		if (end.status() != RunStatus.FAILED) {
			int input = 20 + Pieces.words(String.join(" ", this.origin.context().userTexts())).size();
			this.json.set("usage",
					ResponsePayloads.usage(input, this.tokens, !this.quirks.has(ResponsesQuirk.SHORT_USAGE)));
		}
		this.lateEvents.forEach(Runnable::run);
		tell("response." + end.status().wireName());
		if (this.quirks.has(ResponsesQuirk.EVENTS_AFTER_END)) {
			ObjectNode limits = Payloads.object();
			limits.putArray("rate_limits");
			emit("response.rate_limits.updated", limits);
		}
		over();
	}

	void cancel() {
		enter(RunStatus.CANCELLED);
		this.engine.stop();
		over();
	}

	/**
	 * Gives up because the client is gone: as if it had never been.
	 */
	void abandon() {
		this.store.removeResponse(id());
		cancel();
	}

	private void commit() {
		this.store.rememberReasoning(this.output);
		if (this.origin.stored()) {
			this.store.remember(this.origin.input());
			this.store.remember(this.output);
		}
		StoredConversation conversation = this.origin.conversation();
		if (conversation != null && !this.quirks.has(ResponsesQuirk.COMPLETES_WITHOUT_COMMIT)) {
			conversation.add(this.origin.input());
			conversation.add(this.output);
			this.store.remember(conversation.items());
		}
	}

	private void putTime(String member) {
		if (this.quirks.has(ResponsesQuirk.FRACTIONAL_TIMES)) {
			this.json.put(member, BigDecimal.valueOf(this.time.now()).add(FRACTION));
		}
		else {
			this.json.put(member, this.time.now());
		}
	}

	private void enter(RunStatus newStatus) {
		this.status = newStatus;
		this.json.put("status", newStatus.wireName());
	}

	private void over() {
		if (this.origin.conversation() != null) {
			this.origin.conversation().unlock();
		}
		this.log.close();
		this.endListeners.forEach(Runnable::run);
	}

}
