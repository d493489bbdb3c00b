package io.github.openaiassistants.backend.responses.request;

import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Finds tools of the Responses API for which a run would wait in vain: no Assistants
 * event can ask the application for them.
 */
final class RawToolCheck {

	private static final String PROPERTY = "extra-body.tools";

	private static final Set<String> WAITING = Set.of("custom", "local_shell", "apply_patch", "computer",
			"computer_use_preview");

	private final boolean rawEvents;

	RawToolCheck(boolean rawEvents) {
		this.rawEvents = rawEvents;
	}

	void check(Findings findings, JsonNode tool) {
		String type = tool.path("type").asString("");
		if (type.isEmpty()) {
			findings.error(PROPERTY, "a tool has no type", "Describe each tool as the Responses API does.");
		}
		else if (waits(tool, type)) {
			report(findings, type, type.equals("mcp"));
		}
	}

	private static boolean waits(JsonNode tool, String type) {
		return switch (type) {
			case "mcp" -> !tool.path("require_approval").asString("").equals("never");
			case "shell" -> tool.path("environment").path("type").asString("local").equals("local");
			default -> WAITING.contains(type);
		};
	}

	private void report(Findings findings, String type, boolean approval) {
		String remedy = approval ? "Set require_approval to never" : "Remove it";
		if (this.rawEvents) {
			findings.warning(PROPERTY, "runs that use " + type + " will fail when it waits for the application",
					remedy + " if such runs are to complete.");
		}
		else {
			findings.error(PROPERTY, type + " waits for the application, and no Assistants event can ask for it",
					remedy + ", or set openai.assistants.responses.raw-events=true to see what it asks for; "
							+ "runs that need it fail.");
		}
	}

}
