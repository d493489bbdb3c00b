package io.github.openaiassistants.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a server sends for one run.
 *
 * @param frames the events
 */
public record Transcript(List<Frame> frames) {

	static Transcript read(String resource) {
		String text = new String(bytes(resource), StandardCharsets.UTF_8);
		return new Transcript(Arrays.stream(text.split("\n\n")).map(Frame::parse).toList());
	}

	/**
	 * Return the bytes of a resource.
	 * @param resource where it is on the class path
	 * @return its bytes
	 */
	public static byte[] bytes(String resource) {
		try (InputStream stream = Transcript.class.getResourceAsStream(resource)) {
			if (stream == null) {
				throw new IllegalStateException("There is no " + resource);
			}
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the body of the answer.
	 * @return its bytes
	 */
	public byte[] bytes() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byFrame().forEach(bytes::writeBytes);
		return bytes.toByteArray();
	}

	/**
	 * Return the body in pieces of one event.
	 * @return the pieces
	 */
	public List<byte[]> byFrame() {
		return this.frames.stream().map((frame) -> frame.text().getBytes(StandardCharsets.UTF_8)).toList();
	}

	/**
	 * Return the body in pieces of one size.
	 * @param size the number of bytes
	 * @return the pieces, of which the last may be shorter
	 */
	public List<byte[]> bySize(int size) {
		byte[] bytes = bytes();
		List<byte[]> pieces = new ArrayList<>();
		for (int from = 0; from < bytes.length; from += size) {
			pieces.add(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
		}
		return pieces;
	}

	// Where the first event of a name is.
	int indexOf(String name) {
		return this.frames.stream().map(Frame::name).toList().indexOf(name);
	}

	/**
	 * Return what everyone has to read.
	 * @return the texts of the run
	 */
	public Tally texts() {
		Tally tally = Tally.exact();
		this.frames.forEach((frame) -> PlainTexts.read(frame, tally));
		return tally;
	}

}
