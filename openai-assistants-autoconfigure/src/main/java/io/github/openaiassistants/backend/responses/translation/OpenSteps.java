package io.github.openaiassistants.backend.responses.translation;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.Usage;

/**
 * The steps of a response that are open when it ends too early, and the messages in them.
 */
final class OpenSteps {

	private final ResponseDraft response;

	OpenSteps(ResponseDraft response) {
		this.response = response;
	}

	void cutMessages(String reason, @Nullable Usage usage) {
		for (OutputItem item : this.response.items().all()) {
			if (item instanceof MessageItem message && !message.hasEnded()) {
				message.cut(reason);
				message.completeStep(usage);
			}
		}
	}

	void failMessages(LastError error) {
		for (OutputItem item : this.response.items().all()) {
			if (item instanceof MessageItem message && !message.hasEnded()) {
				message.cut("run_failed");
				message.failStep(error);
			}
		}
	}

	void failTools(LastError error) {
		for (OutputItem item : this.response.items().all()) {
			if (item instanceof HostedItem hosted && hosted.isOpen()) {
				hosted.fail(error);
			}
		}
		FunctionStep functions = this.response.openFunctions();
		if (functions != null) {
			functions.fail(error);
			this.response.closeFunctions();
		}
	}

	void cancel() {
		for (OutputItem item : this.response.items().all()) {
			if (item instanceof MessageItem message && !message.hasEnded()) {
				message.cut("run_cancelled");
				message.cancelStep();
			}
			else if (item instanceof HostedItem hosted && hosted.isOpen()) {
				hosted.cancel();
			}
		}
		FunctionStep functions = this.response.openFunctions();
		if (functions != null) {
			functions.cancel();
			this.response.closeFunctions();
		}
	}

}
