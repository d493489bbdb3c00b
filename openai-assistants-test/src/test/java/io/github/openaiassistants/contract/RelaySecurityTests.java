package io.github.openaiassistants.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.relay.RelayAuthorization;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The relay in a servlet application that Spring Security guards, whose filters see the
 * request again when the answer has been written by other threads.
 */
@ExtendWith(OutputCaptureExtension.class)
class RelaySecurityTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final String assistantId = this.server.createAssistant();

	private final String threadId = this.server.createThread("Hello");

	private final ListeningApplication application = ListeningApplication.start(this.server.baseUrl(),
			WebApplicationType.SERVLET, List.of(Security.class, Chats.ServletChat.class));

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void userSeesTheRunToItsEnd(CapturedOutput output) {
		this.server.enqueue(RunScript.answering("One ", "two ", "three").pace(Duration.ofMillis(20)));
		try (Page page = show("ada:secret")) {
			assertThat(page.status()).isEqualTo(200);
			List<Page.Event> events = page.rest();
			assertThat(Page.text(events)).isEqualTo("One two three");
			assertThat(Page.names(events)).endsWith("run.finished");
		}
		try (Page page = show("ada:secret")) {
			assertThat(page.rest()).isNotEmpty();
		}
		assertThat(output).doesNotContain("Denied", "Exception");
	}

	@Test
	void anotherUserDoesNot() {
		this.server.enqueue(RunScript.answering("Secret"));
		try (Page page = show("eve:secret")) {
			assertThat(page.status()).isEqualTo(403);
			assertThat(page.rest()).isEmpty();
		}
	}

	@Test
	void whoDoesNotLogInStartsNothing() {
		try (Page page = show("ada:guess")) {
			assertThat(page.status()).isEqualTo(401);
		}
		assertThat(this.server.requests("POST", "/v1/threads/*/runs")).isEmpty();
	}

	private Page show(String login) {
		String credentials = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
		return Page.open(Chats.uri(this.application, "/show/" + this.threadId + "?assistant=" + this.assistantId),
				Map.of("Authorization", "Basic " + credentials));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(User.withUsername("ada").password("{noop}secret").build(),
					User.withUsername("eve").password("{noop}secret").build());
		}

		@Bean
		DelegatingFilterProxyRegistrationBean filters() {
			DelegatingFilterProxyRegistrationBean filters = new DelegatingFilterProxyRegistrationBean(
					"springSecurityFilterChain");
			filters.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
			return filters;
		}

		@Bean
		RelayAuthorization authorization() {
			return (caller, threadId) -> Mono
				.just(caller.principal() != null && "ada".equals(caller.principal().getName()));
		}

	}

}
