package io.github.openaiassistants.http;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CredentialFilter}: a credential goes to the configured server only.
 */
class CredentialFilterTests {

	@ParameterizedTest
	@CsvSource({ "https://api.example.org/v1, https://api.example.org/v1/threads, true",
			"https://api.example.org/v1, https://API.example.org:443/other, true",
			"http://api.example.org:8080/v1, http://api.example.org:8080/v1, true",
			"https://api.example.org/v1, https://api.example.org.evil.test/v1, false",
			"https://api.example.org/v1, https://evil.test/v1, false",
			"https://api.example.org/v1, http://api.example.org/v1, false",
			"https://api.example.org/v1, https://api.example.org:8443/v1, false",
			"https://api.example.org/v1, https://user@evil.test/api.example.org, false" })
	void goesToTheConfiguredServerOnly(URI server, URI target, boolean expected) {
		CredentialCache cache = new CredentialCache(() -> Mono.just(AssistantsCredential.of("secret", null)),
				Clock.systemUTC());
		List<HttpHeaders> sent = new ArrayList<>();
		new CredentialFilter(cache, "api-key", server)
			.filter(ClientRequest.create(HttpMethod.POST, target).build(), (request) -> {
				sent.add(request.headers());
				return Mono.just(ClientResponse.create(HttpStatus.OK).build());
			})
			.block();
		assertThat(sent).hasSize(1);
		assertThat(sent.get(0).containsHeader("api-key")).isEqualTo(expected);
	}

}
