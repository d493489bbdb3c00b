package io.github.openaiassistants.observation;

import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ReactiveSecurityCaptureTests {

	private static final String NOBODY = "nobody";

	private final OtherThread other = new OtherThread();

	@AfterEach
	void close() {
		SecurityContextHolder.clearContext();
		this.other.close();
	}

	@Test
	void whoIsLoggedInArrivesOnAnotherThread() {
		RunContext context = capture(ReactiveSecurityContextHolder.withAuthentication(user("ada")));
		assertThat(this.other.callIn(context, ReactiveSecurityCaptureTests::current)).isEqualTo("ada");
		assertThat(this.other.call(ReactiveSecurityCaptureTests::current)).isEqualTo(NOBODY);
	}

	@Test
	void whoTheThreadWorksForIsBackAfterwards() {
		this.other.run(() -> SecurityContextHolder.setContext(new SecurityContextImpl(user("grace"))));
		RunContext context = capture(ReactiveSecurityContextHolder.withAuthentication(user("ada")));
		assertThat(this.other.callIn(context, ReactiveSecurityCaptureTests::current)).isEqualTo("ada");
		assertThat(this.other.call(ReactiveSecurityCaptureTests::current)).isEqualTo("grace");
	}

	@Test
	void whoMustBeLoadedIsWaitedForWhereItIsNeeded() {
		Sinks.One<SecurityContext> session = Sinks.one();
		RunContext context = capture(ReactiveSecurityContextHolder.withSecurityContext(session.asMono()));
		assertThat(session.currentSubscriberCount()).isOne();
		new Thread(() -> session.tryEmitValue(new SecurityContextImpl(user("ada")))).start();
		assertThat(this.other.callIn(context, ReactiveSecurityCaptureTests::current)).isEqualTo("ada");
		assertThat(this.other.callIn(context, ReactiveSecurityCaptureTests::current)).isEqualTo("ada");
	}

	@Test
	void loadingSeesTheContextOfTheSubscriber() {
		Context subscriber = Context.of("name", "ada");
		Mono<SecurityContext> loading = Mono
			.deferContextual((view) -> Mono.just(new SecurityContextImpl(user(view.get("name")))));
		RunContext context = capture(
				subscriber.putAll(ReactiveSecurityContextHolder.withSecurityContext(loading).readOnly()));
		assertThat(this.other.callIn(context, ReactiveSecurityCaptureTests::current)).isEqualTo("ada");
	}

	@Test
	void nobodyIsLoggedInWhereNobodyIs() {
		RunContext context = capture(ReactiveSecurityContextHolder.withSecurityContext(Mono.empty()));
		assertThat(this.other.callIn(context, ReactiveSecurityCaptureTests::current)).isEqualTo(NOBODY);
		assertThat(capture(Context.empty())).isSameAs(RunContext.NONE);
	}

	@Test
	void nobodyIsLoggedInWhenLoadingFails(CapturedOutput output) {
		RunContext context = capture(
				ReactiveSecurityContextHolder.withSecurityContext(Mono.error(new TimeoutException("of session 4711"))));
		assertThat(this.other.callIn(context, ReactiveSecurityCaptureTests::current)).isEqualTo(NOBODY);
		assertThat(output).containsOnlyOnce("could not be loaded")
			.contains(TimeoutException.class.getName())
			.doesNotContain("4711");
	}

	private static RunContext capture(ContextView subscriber) {
		return ContextCapture.reactiveSecurity().capture(subscriber);
	}

	private static Authentication user(String name) {
		return new TestingAuthenticationToken(name, "");
	}

	private static String current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null) ? authentication.getName() : NOBODY;
	}

}
