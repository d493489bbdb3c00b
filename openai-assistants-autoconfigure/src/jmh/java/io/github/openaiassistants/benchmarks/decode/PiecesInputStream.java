package io.github.openaiassistants.benchmarks.decode;

import java.io.InputStream;
import java.util.List;

/**
 * A body that arrives in pieces: no call reads beyond the end of one.
 */
final class PiecesInputStream extends InputStream {

	private final List<byte[]> pieces;

	private int piece;

	private int position;

	PiecesInputStream(List<byte[]> pieces) {
		this.pieces = pieces;
	}

	@Override
	public int read() {
		byte[] single = new byte[1];
		return (read(single, 0, 1) == 1) ? single[0] & 0xff : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		if (length == 0) {
			return 0;
		}
		if (this.piece == this.pieces.size()) {
			return -1;
		}
		byte[] current = this.pieces.get(this.piece);
		int count = Math.min(length, current.length - this.position);
		System.arraycopy(current, this.position, target, offset, count);
		this.position += count;
		if (this.position == current.length) {
			this.piece++;
			this.position = 0;
		}
		return count;
	}

	@Override
	public int available() {
		return (this.piece < this.pieces.size()) ? this.pieces.get(this.piece).length - this.position : 0;
	}

}
