package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.CodeInterpreterTool;
import io.github.openaiassistants.model.FileSearchTool;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.Tool;

/**
 * Makes parts of messages or resources of the thread of attached files.
 */
final class AttachmentMapping {

	private static final String TOOLS = ".tools";

	private final AttachmentMode mode;

	private final Notices notices;

	private final String field;

	private ThreadResources resources = ThreadResources.NONE;

	AttachmentMapping(AttachmentMode mode, Notices notices, String field) {
		this.mode = mode;
		this.notices = notices;
		this.field = field;
	}

	// Return what the attachments that were mapped let the tools use
	ThreadResources resources() {
		return this.resources;
	}

	// Return the parts that a message gets because of an attachment
	List<ObjectNode> map(Attachment attachment, boolean answer) {
		return switch (this.mode) {
			case REFUSE -> {
				this.notices.dispensable(this.field, "because openai.assistants.responses.attachments does not say how",
						"Set it to input-file, so that the model reads the file, or to tools, "
								+ "so that the tools of the thread can use it.");
				yield List.of();
			}
			case INPUT_FILE -> List.of(part(attachment, answer));
			case TOOLS -> {
				this.resources = this.resources.and(resources(attachment));
				yield List.of();
			}
		};
	}

	private ObjectNode part(Attachment attachment, boolean answer) {
		if (answer) {
			throw Refusals.unsupported(this.field, "because a message of the assistant cannot hold files there",
					"Attach the file to a message of the user.");
		}
		return Trees.object("input_file").put("file_id", fileId(attachment));
	}

	private ThreadResources resources(Attachment attachment) {
		List<String> file = List.of(fileId(attachment));
		if (attachment.tools() == null || attachment.tools().isEmpty()) {
			throw new RequestNotValidException(this.field + TOOLS,
					this.field + TOOLS + " must name a tool that may use the file, or none could");
		}
		ThreadResources used = ThreadResources.NONE;
		for (Tool tool : attachment.tools()) {
			used = used.and(resources(tool, file));
		}
		return used;
	}

	private ThreadResources resources(Tool tool, List<String> file) {
		if (tool instanceof CodeInterpreterTool) {
			return new ThreadResources(file, List.of(), List.of(), List.of());
		}
		if (tool instanceof FileSearchTool) {
			return new ThreadResources(List.of(), List.of(), List.of(), file);
		}
		throw new RequestNotValidException(this.field + TOOLS,
				this.field + TOOLS + " may name code_interpreter and file_search only");
	}

	private String fileId(Attachment attachment) {
		return Ids.require(this.field + ".file_id", attachment.fileId());
	}

}
