package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.model.CodeInterpreterOutput;
import io.github.openaiassistants.model.FileSearchResult;
import io.github.openaiassistants.model.FileSearchResultContent;
import io.github.openaiassistants.model.FileSearchTool;
import io.github.openaiassistants.model.ImageOutput;
import io.github.openaiassistants.model.LogsOutput;
import io.github.openaiassistants.model.OutputImage;
import io.github.openaiassistants.model.RankingOptions;
import io.github.openaiassistants.model.Tool;

/**
 * What tools that the server runs itself have produced.
 */
final class HostedResults {

	private HostedResults() {
	}

	// Return an output of the code interpreter, or null when it has no form.
	// @param slot the position among the outputs, null outside of deltas
	static @Nullable CodeInterpreterOutput output(JsonNode output, @Nullable Integer slot) {
		return switch (Members.textOr(output, "type", "")) {
			case "logs" -> new LogsOutput(slot, "logs", Members.textOr(output, "logs", ""), Map.of());
			case "image" -> new ImageOutput(slot, "image", image(output), Map.of());
			default -> null;
		};
	}

	// There is an address instead of a file
	private static OutputImage image(JsonNode output) {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		members.put("file_id", NullNode.getInstance());
		String url = Members.text(output, "url");
		if (url != null) {
			members.put("url", StringNode.valueOf(url));
		}
		return new OutputImage(null, members);
	}

	static List<FileSearchResult> results(JsonNode results, boolean withContent) {
		List<FileSearchResult> found = new ArrayList<>();
		for (JsonNode result : results) {
			String text = withContent ? Members.text(result, "text") : null;
			List<FileSearchResultContent> content = (text != null)
					? List.of(new FileSearchResultContent("text", text, Map.of())) : null;
			found.add(new FileSearchResult(Members.text(result, "file_id"), Members.text(result, "filename"),
					Members.decimal(result, "score"), content, null, Map.of()));
		}
		return found;
	}

	static @Nullable RankingOptions ranking(List<Tool> tools) {
		return tools.stream()
			.filter((tool) -> tool instanceof FileSearchTool)
			.map((tool) -> ((FileSearchTool) tool).fileSearch())
			.filter((options) -> options != null && options.rankingOptions() != null)
			.map((options) -> options.rankingOptions())
			.findFirst()
			.orElse(null);
	}

}
