package io.github.openaiassistants.client;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.FilePurpose;

/**
 * A request to upload a file.
 *
 * @param purpose what the file is for
 * @param fileName its name, 1 to 255 characters; servers tell the type of a file by it
 * @param content its content; read once for each attempt to send it, as the connection
 * takes it
 * @param expiresAfter how long the server is to keep it, one hour to 30 days; for ever,
 * or as the server decides, when absent
 */
public record UploadFileRequest(FilePurpose purpose, String fileName, Publisher<DataBuffer> content,
		@Nullable Duration expiresAfter) {

	private static final int NAME = 255;

	private static final int BUFFER = 8192;

	private static final Duration SHORTEST = Duration.ofHours(1);

	private static final Duration LONGEST = Duration.ofDays(30);

	/**
	 * Check the limits of the server.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public UploadFileRequest {
		checkName(fileName);
		if (expiresAfter != null && (expiresAfter.compareTo(SHORTEST) < 0 || expiresAfter.compareTo(LONGEST) > 0)) {
			throw new RequestNotValidException("expires_after", "expires_after must be between " + SHORTEST.toSeconds()
					+ " and " + LONGEST.toSeconds() + " seconds but is " + expiresAfter.toSeconds());
		}
	}

	private static void checkName(String name) {
		if (name.isEmpty() || name.length() > NAME) {
			throw new RequestNotValidException("filename",
					"filename must have 1 to " + NAME + " characters but has " + name.length());
		}
		for (int i = 0; i < name.length(); i++) {
			if (Character.isISOControl(name.charAt(i))) {
				throw new RequestNotValidException("filename",
						String.format("filename may not contain control characters but has U+%04X at position %d",
								(int) name.charAt(i), i));
			}
		}
	}

	/**
	 * Upload a file of the file system under its own name.
	 * @param purpose what it is for
	 * @param file the file
	 * @return the request
	 */
	public static UploadFileRequest of(FilePurpose purpose, Path file) {
		return of(purpose, new FileSystemResource(file));
	}

	/**
	 * Upload a resource under its own name.
	 * @param purpose what it is for
	 * @param resource the resource; it must have a file name
	 * @return the request
	 * @throws RequestNotValidException if the resource has no file name
	 */
	public static UploadFileRequest of(FilePurpose purpose, Resource resource) {
		String name = resource.getFilename();
		return of(purpose, (name != null) ? name : "", resource);
	}

	/**
	 * Upload a resource.
	 * @param purpose what it is for
	 * @param fileName the name of the file
	 * @param resource the resource; it is read on threads that may block
	 * @return the request
	 */
	public static UploadFileRequest of(FilePurpose purpose, String fileName, Resource resource) {
		Flux<DataBuffer> content = DataBufferUtils.read(resource, DefaultDataBufferFactory.sharedInstance, BUFFER)
			.subscribeOn(Schedulers.boundedElastic());
		return new UploadFileRequest(purpose, fileName, content, null);
	}

	/**
	 * Upload bytes.
	 * @param purpose what they are for
	 * @param fileName the name of the file
	 * @param content the bytes, which must not change any more
	 * @return the request
	 */
	public static UploadFileRequest of(FilePurpose purpose, String fileName, byte[] content) {
		Flux<DataBuffer> buffers = Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(content)));
		return new UploadFileRequest(purpose, fileName, buffers, null);
	}

	/**
	 * Return the request with a time after which the server deletes the file.
	 * @param time the time, one hour to 30 days
	 * @return a new request
	 * @throws RequestNotValidException if the time is shorter or longer
	 */
	public UploadFileRequest withExpiry(Duration time) {
		return new UploadFileRequest(this.purpose, this.fileName, this.content, time);
	}

	/**
	 * Show the purpose, neither name nor content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "UploadFileRequest[purpose=" + this.purpose + ", fileName=" + this.fileName.length() + " characters]";
	}

}
