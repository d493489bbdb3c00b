package io.github.openaiassistants.relay;

import java.util.HashSet;
import java.util.Set;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.ThreadMessageDelta;

/**
 * How a run is shown to a page.
 *
 * @param format how events are written
 * @param events the events that are sent, by their types or families; the end of the run
 * always is
 * @param onClose what becomes of the run when nobody looks any more; of use only where it
 * is started
 */
public record RelayOptions(RelayFormat format, Set<Class<? extends AssistantsEvent>> events, OnClose onClose) {

	/**
	 * Copy the set.
	 */
	public RelayOptions {
		events = Set.copyOf(events);
	}

	static RelayOptions everything(OnClose onClose) {
		return new RelayOptions(RelayFormat.EVENT_STREAM, Set.of(AssistantsEvent.class), onClose);
	}

	/**
	 * Send text, and how the run ended.
	 * @return the changed options
	 */
	public RelayOptions textOnly() {
		return only(ThreadMessageDelta.class);
	}

	/**
	 * Send some events, and how the run ended.
	 * @param types their types, or the families that they belong to
	 * @return the changed options
	 */
	@SafeVarargs
	public final RelayOptions only(Class<? extends AssistantsEvent>... types) {
		Set<Class<? extends AssistantsEvent>> chosen = new HashSet<>();
		for (Class<? extends AssistantsEvent> type : types) {
			chosen.add(type);
		}
		return new RelayOptions(this.format, chosen, this.onClose);
	}

	/**
	 * Choose how events are written.
	 * @param chosen the format
	 * @return the changed options
	 */
	public RelayOptions as(RelayFormat chosen) {
		return new RelayOptions(chosen, this.events, this.onClose);
	}

	/**
	 * Choose what becomes of the run when nobody looks any more.
	 * @param chosen what becomes of it
	 * @return the changed options
	 */
	public RelayOptions onClose(OnClose chosen) {
		return new RelayOptions(this.format, this.events, chosen);
	}

	boolean includes(Class<?> type) {
		return type == RunFinished.class || this.events.stream().anyMatch((wanted) -> wanted.isAssignableFrom(type));
	}

}
