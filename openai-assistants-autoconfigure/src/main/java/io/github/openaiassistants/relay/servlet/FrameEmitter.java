package io.github.openaiassistants.relay.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.reactivestreams.Subscription;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.relay.RelayFormat;

/**
 * Writes frames to a page, one after the other, each when the former is written. Has no
 * time limit of its own: a page that is gone is noticed at the next heart-beat.
 */
final class FrameEmitter extends ResponseBodyEmitter {

	private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

	private static final long NEVER = 0L;

	private final RelayFormat format;

	private final Writer writer = new Writer();

	FrameEmitter(RelayFormat format) {
		super(NEVER);
		this.format = format;
		onError((failure) -> this.writer.cancel());
		onTimeout(this.writer::cancel);
		onCompletion(this.writer::cancel);
	}

	/**
	 * Begin to write.
	 * @param frames the frames
	 * @param scheduler runs what writes them; its threads may block
	 * @return this emitter
	 */
	FrameEmitter write(Flux<String> frames, Scheduler scheduler) {
		frames.publishOn(scheduler, 1).subscribe(this.writer);
		return this;
	}

	@Override
	protected void extendResponse(ServerHttpResponse response) {
		super.extendResponse(response);
		HttpHeaders headers = response.getHeaders();
		headers.set(HttpHeaders.CONTENT_TYPE, this.format.contentType());
		headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
		// Proxies of the kind of nginx would collect the answer before they pass it on
		headers.set("X-Accel-Buffering", "no");
	}

	private final class Writer extends BaseSubscriber<String> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			request(1);
		}

		@Override
		protected void hookOnNext(String frame) {
			try {
				send(frame, TEXT);
				request(1);
			}
			// The page is gone, which the container has noticed, too
			catch (IOException | IllegalStateException ex) {
				cancel();
			}
		}

		@Override
		protected void hookOnComplete() {
			complete();
		}

		@Override
		protected void hookOnError(Throwable failure) {
			completeWithError(failure);
		}

	}

}
