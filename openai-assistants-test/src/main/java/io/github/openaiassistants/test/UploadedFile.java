package io.github.openaiassistants.test;

/**
 * A file as it came in a form.
 */
final class UploadedFile {

	private final String name;

	private final byte[] content;

	UploadedFile(String name, byte[] content) {
		this.name = name;
		this.content = content;
	}

	String name() {
		return this.name;
	}

	byte[] content() {
		return this.content;
	}

}
