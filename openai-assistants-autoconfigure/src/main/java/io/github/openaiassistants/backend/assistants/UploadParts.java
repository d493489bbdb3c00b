package io.github.openaiassistants.backend.assistants;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.util.MultiValueMap;

import io.github.openaiassistants.client.UploadFileRequest;

/**
 * The parts of the form that uploads a file.
 */
final class UploadParts {

	private UploadParts() {
	}

	static MultiValueMap<String, HttpEntity<?>> of(UploadFileRequest request) {
		MultipartBodyBuilder form = new MultipartBodyBuilder();
		form.part("purpose", request.purpose().value());
		if (request.expiresAfter() != null) {
			form.part("expires_after[anchor]", "created_at");
			form.part("expires_after[seconds]", String.valueOf(request.expiresAfter().toSeconds()));
		}
		form.asyncPart("file", request.content(), DataBuffer.class)
			.filename(request.fileName())
			.contentType(MediaTypeFactory.getMediaType(request.fileName()).orElse(MediaType.APPLICATION_OCTET_STREAM));
		return form.build();
	}

}
