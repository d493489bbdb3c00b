package io.github.openaiassistants.relay.reactive;

import java.security.Principal;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.relay.RelayCaller;

/**
 * Who sent a request.
 *
 * @param principal the user
 * @param cookies the cookies by their names
 */
record ExchangeCaller(@Nullable Principal principal, MultiValueMap<String, HttpCookie> cookies) implements RelayCaller {

	static Mono<RelayCaller> of(ServerWebExchange exchange) {
		MultiValueMap<String, HttpCookie> cookies = exchange.getRequest().getCookies();
		return exchange.getPrincipal()
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.map((principal) -> new ExchangeCaller(principal.orElse(null), cookies));
	}

	@Override
	public @Nullable String cookie(String name) {
		HttpCookie cookie = this.cookies.getFirst(name);
		return (cookie != null) ? cookie.getValue() : null;
	}

	/**
	 * Names nobody.
	 */
	@Override
	public String toString() {
		return "ExchangeCaller[" + this.cookies.size() + " cookies]";
	}

}
