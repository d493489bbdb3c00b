package io.github.openaiassistants.backend.responses.request;

import java.util.List;

/**
 * A run that was checked and can be started.
 *
 * @param assistant the definition of its assistant
 * @param settings what every request of the run repeats
 * @param input the messages that the run adds; they become part of the thread when the
 * first response completes
 * @param warnings what was left out or replaced, each to be logged once
 */
public record PlannedRun(AssistantDefinition assistant, EffectiveSettings settings, NewItems input,
		List<String> warnings) {

	/**
	 * Copy the list.
	 */
	public PlannedRun {
		warnings = List.copyOf(warnings);
	}

	/**
	 * Return what the tools may use. What is pending of it has to be created at the
	 * server before the run is started.
	 * @return the resources; mostly nothing of them is pending
	 */
	public ThreadResources resources() {
		return this.settings.resources();
	}

	/**
	 * Return the run after vector stores were made of all that was pending.
	 * @param vectorStoreIds the vector stores that now hold what was not searchable
	 * before
	 * @return the run, ready to be started
	 */
	public PlannedRun created(List<String> vectorStoreIds) {
		return new PlannedRun(this.assistant, this.settings.with(resources().created(vectorStoreIds)), this.input,
				this.warnings);
	}

}
