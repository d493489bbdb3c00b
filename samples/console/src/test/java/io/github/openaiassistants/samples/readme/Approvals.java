package io.github.openaiassistants.samples.readme;

import java.util.Set;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovals;

@Component
class Approvals {

	private static final Set<String> HARMLESS = Set.of("search_docs", "read_page");

	@EventListener(condition = "!#event.toolApprovals().empty")
	ToolApprovals decide(ThreadRunRequiresAction event) {
		return new ToolApprovals(event.toolApprovals()
			.stream()
			.map((call) -> HARMLESS.contains(String.valueOf(call.name())) ? ToolApproval.approve(call)
					: ToolApproval.reject(call))
			.toList());
	}

}
