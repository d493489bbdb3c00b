package io.github.openaiassistants.samples.webchat;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Everything the page asks for but the events, in servlet and in reactive applications.
 * Pages of other sites cannot ask: their requests come without the cookie, and browsers
 * do not let them send JSON.
 */
@RestController
@RequestMapping("/api/threads")
class ChatController {

	private static final Duration COOKIE_AGE = Duration.ofDays(30);

	private final Conversations conversations;

	private final ThreadOwners owners;

	private final WebChatProperties properties;

	ChatController(Conversations conversations, ThreadOwners owners, WebChatProperties properties) {
		this.conversations = conversations;
		this.owners = owners;
		this.properties = properties;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Conversation>> begin(
			@CookieValue(name = ThreadOwners.COOKIE, required = false) @Nullable String known) {
		String visitor = (known != null) ? known : UUID.randomUUID().toString();
		return this.conversations.begin(visitor)
			.map((begun) -> ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, cookie(visitor)).body(begun));
	}

	private String cookie(String visitor) {
		return ResponseCookie.from(ThreadOwners.COOKIE, visitor)
			.httpOnly(true)
			.sameSite("Strict")
			.secure(this.properties.secureCookie())
			.path("/")
			.maxAge(COOKIE_AGE)
			.build()
			.toString();
	}

	@GetMapping("/{thread}")
	Mono<Conversation> read(@CookieValue(name = ThreadOwners.COOKIE, required = false) @Nullable String visitor,
			@PathVariable String thread) {
		return this.owners.require(visitor, thread).then(Mono.defer(() -> this.conversations.read(thread)));
	}

	@PostMapping(path = "/{thread}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<AnswerStarted> ask(@CookieValue(name = ThreadOwners.COOKIE, required = false) @Nullable String visitor,
			@PathVariable String thread, @RequestBody Question question) {
		String text = question.requireText();
		return this.owners.require(visitor, thread).then(Mono.defer(() -> this.conversations.ask(thread, text)));
	}

	@PostMapping(path = "/{thread}/runs/{run}/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<Void> cancel(@CookieValue(name = ThreadOwners.COOKIE, required = false) @Nullable String visitor,
			@PathVariable String thread, @PathVariable String run) {
		return this.owners.require(visitor, thread).then(Mono.defer(() -> this.conversations.cancel(thread, run)));
	}

}
