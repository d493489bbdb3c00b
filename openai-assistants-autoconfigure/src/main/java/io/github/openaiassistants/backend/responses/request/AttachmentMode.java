package io.github.openaiassistants.backend.responses.request;

/**
 * What becomes of the files that are attached to messages.
 */
public enum AttachmentMode {

	/**
	 * A message with attachments is refused.
	 */
	REFUSE,

	/**
	 * The model reads the file as a part of the message, whatever tools the attachment
	 * names.
	 */
	INPUT_FILE,

	/**
	 * The tools that the attachment names may use the file in this thread, as they could
	 * on the Assistants API: the file is added to a vector store of the thread, or to the
	 * containers of the code interpreter.
	 */
	TOOLS

}
