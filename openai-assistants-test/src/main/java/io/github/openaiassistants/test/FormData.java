package io.github.openaiassistants.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decoded form of the type {@code multipart/form-data}.
 *
 * @param fields the text fields; {@code a[b]} is the member {@code b} of an object
 * {@code a}
 * @param files the files by field name
 * @param summary one line for each part, without the content of files
 */
record FormData(ObjectNode fields, Map<String, UploadedFile> files, String summary) {

	/**
	 * Decodes a form.
	 * @param contentType the content type, which names the boundary
	 * @param body the body
	 * @return the form
	 * @throws RefusedException if the body is no such form
	 */
	static FormData parse(String contentType, byte[] body) {
		FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/",
				Unpooled.wrappedBuffer(body));
		request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
		if (!HttpPostRequestDecoder.isMultipart(request)) {
			throw unreadable();
		}
		HttpPostMultipartRequestDecoder decoder = null;
		try {
			decoder = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request);
			return read(decoder);
		}
		catch (DecoderException ex) {
			throw unreadable();
		}
		catch (IOException ex) {
			// All parts are held in memory
			throw new UncheckedIOException(ex);
		}
		finally {
			if (decoder != null) {
				decoder.destroy();
			}
		}
	}

	private static RefusedException unreadable() {
		return RefusedException.badRequest("Could not parse multipart form");
	}

	private static FormData read(HttpPostMultipartRequestDecoder decoder) throws IOException {
		ObjectNode fields = Payloads.object();
		Map<String, UploadedFile> files = new LinkedHashMap<>();
		StringBuilder summary = new StringBuilder();
		for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
			if (data instanceof FileUpload upload) {
				UploadedFile file = new UploadedFile(upload.getFilename(), upload.get());
				files.put(upload.getName(), file);
				line(summary, upload.getName(), file.name() + " (" + file.content().length + " bytes)");
			}
			else if (data instanceof Attribute attribute) {
				put(fields, attribute.getName(), attribute.getValue());
				line(summary, attribute.getName(), attribute.getValue());
			}
		}
		return new FormData(fields, files, summary.toString());
	}

	private static void put(ObjectNode fields, String name, String value) {
		int bracket = name.indexOf('[');
		if (bracket > 0 && name.endsWith("]")) {
			fields.withObjectProperty(name.substring(0, bracket))
				.put(name.substring(bracket + 1, name.length() - 1), value);
		}
		else {
			fields.put(name, value);
		}
	}

	private static void line(StringBuilder summary, String name, String value) {
		summary.append(name).append('=').append(value).append('\n');
	}

}
