package io.github.openaiassistants.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.github.openaiassistants.backend.ThreadLockPolicy;
import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.run.AbandonedRunPolicy;

/**
 * Configuration properties of the assistants client.
 *
 * @param api Which API the server speaks.
 * @param provider Kind of the server: sets the header of the credential, the path, query
 * parameters and the scope of access tokens, each of which can be set otherwise.
 * @param baseUrl Address below which the paths of the API lie, for example
 * http://localhost:8080/v1.
 * @param basePath Path below the base URL. Set by the provider when the base URL has no
 * path.
 * @param apiKey Key or token that is sent with every request. Servers that want none
 * ignore it.
 * @param auth How requests are authenticated.
 * @param organization Value of the OpenAI-Organization header.
 * @param project Value of the OpenAI-Project header; with provider foundry the name of
 * the project.
 * @param headers Additional headers of every request, by name. An empty value removes a
 * header that is sent otherwise.
 * @param query Additional query parameters of every request, by name. An empty value
 * removes a parameter that is sent otherwise.
 * @param ssl TLS settings.
 * @param timeouts Limits of time.
 * @param limits Limits of size and number.
 * @param retry When requests are sent again.
 * @param threadLock What to do when a thread is locked by another run.
 * @param onCancel What happens at the server to a run that is ended here.
 * @param onShutdown What happens at the server to a run that is active when the
 * application ends, after its time of grace.
 * @param shutdown How runs are ended when the application ends.
 * @param recovery What is done when a stream is lost.
 * @param registry Where live runs are known.
 * @param events How events are handed to listeners.
 */
@ConfigurationProperties("openai.assistants")
public record AssistantsProperties(@DefaultValue("assistants") Api api,
		@DefaultValue("openai-compatible") Provider provider, @Nullable URI baseUrl, @Nullable String basePath,
		@Nullable ApiKey apiKey, @DefaultValue Auth auth, @Nullable String organization, @Nullable String project,
		@DefaultValue Map<String, String> headers, @DefaultValue Map<String, String> query, @DefaultValue Ssl ssl,
		@DefaultValue Timeouts timeouts, @DefaultValue Limits limits, @DefaultValue Retry retry,
		@DefaultValue("fail") ThreadLockPolicy threadLock, @DefaultValue("cancel-run") OnCancel onCancel,
		@DefaultValue("cancel-run") OnCancel onShutdown, @DefaultValue Shutdown shutdown,
		@DefaultValue Recovery recovery, @DefaultValue Registry registry, @DefaultValue Events events) {

	/**
	 * Remove the line ends that values read from files end with, and what is blank.
	 */
	public AssistantsProperties {
		basePath = strip(basePath);
		organization = strip(organization);
		project = strip(project);
		Map<String, String> stripped = new LinkedHashMap<>();
		headers.forEach((name, value) -> stripped.put(name, value.strip()));
		headers = Collections.unmodifiableMap(stripped);
		query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
	}

	private static @Nullable String strip(@Nullable String text) {
		return (text != null && !text.isBlank()) ? text.strip() : null;
	}

	private @Nullable Object address() {
		URI url = this.baseUrl;
		boolean plain = url == null || (url.getRawUserInfo() == null && url.getRawQuery() == null);
		return plain ? url : "****";
	}

	/**
	 * Show the address and the names of headers and query parameters, no values.
	 * @return a text without secrets
	 */
	@Override
	public String toString() {
		return "AssistantsProperties[provider=" + this.provider + ", baseUrl=" + address() + ", headers="
				+ this.headers.keySet() + ", query=" + this.query.keySet() + ", timeouts=" + this.timeouts + ", limits="
				+ this.limits + ", events=" + this.events + "]";
	}

	/**
	 * Which API the server speaks.
	 */
	public enum Api {

		/**
		 * Assistants API v2.
		 */
		ASSISTANTS,

		/**
		 * Responses API.
		 */
		RESPONSES

	}

	/**
	 * How requests are authenticated.
	 *
	 * @param header Header that carries the credential. Authorization gets "Bearer"
	 * before it. Set by the provider.
	 * @param scope Scope of access tokens that are fetched with a TokenCredential. Set by
	 * the provider.
	 */
	public record Auth(@Nullable String header, @Nullable String scope) {

		/**
		 * Treat what is blank as not set.
		 */
		public Auth {
			header = strip(header);
			scope = strip(scope);
		}

	}

	/**
	 * When requests are sent again.
	 *
	 * @param maxAttempts How often a request is sent in all; 1 for never again.
	 * @param delay How long to wait before the second attempt. The time doubles with each
	 * attempt.
	 * @param maxDelay Longest time between two attempts.
	 * @param maxRetryAfter Longest time that is waited because the server asked for it;
	 * above it the request fails at once.
	 * @param budget How many attempts may be repeated without a success between them.
	 */
	public record Retry(@DefaultValue("3") int maxAttempts, @DefaultValue("500ms") Duration delay,
			@DefaultValue("8s") Duration maxDelay, @DefaultValue("60s") Duration maxRetryAfter,
			@DefaultValue("100") int budget) {

	}

	/**
	 * What is done when a stream is lost.
	 *
	 * @param enabled Whether to look the run up and publish what was missed.
	 * @param unreachable How long to go on without a successful look-up.
	 * @param markRuns Whether runs carry client_run_id in their metadata, so that one is
	 * found whose creation was not answered.
	 * @param abandoned What becomes of runs that another instance has abandoned. Only
	 * with a registry that instances share.
	 */
	public record Recovery(@DefaultValue("true") boolean enabled, @DefaultValue("30s") Duration unreachable,
			@DefaultValue("true") boolean markRuns, @DefaultValue("recover") AbandonedRunPolicy abandoned) {

	}

	/**
	 * How runs are ended when the application ends.
	 *
	 * @param grace How long that may take. Less than the time that Spring gives each
	 * phase of its shutdown, spring.lifecycle.timeout-per-shutdown-phase.
	 */
	public record Shutdown(@DefaultValue("20s") Duration grace) {

	}

	/**
	 * Where live runs are known.
	 *
	 * @param type Kind of the registry.
	 */
	public record Registry(@DefaultValue("memory") RegistryType type) {

	}

	/**
	 * Kinds of registries of live runs.
	 */
	public enum RegistryType {

		/**
		 * The memory of this instance.
		 */
		MEMORY,

		/**
		 * The database of the application, which survives this instance.
		 */
		JDBC

	}

	/**
	 * TLS settings.
	 *
	 * @param bundle Name of the SSL bundle to use.
	 */
	public record Ssl(@Nullable String bundle) {

	}

	/**
	 * Limits of time.
	 *
	 * @param connect How long to wait for a connection, and again for its TLS handshake.
	 * @param response How long to wait for the headers of a stream or a file, and for all
	 * of any other answer.
	 * @param idle How long an open stream may go without a byte. Time in which a listener
	 * works does not count.
	 * @param silence How long an open stream may go without an event; keep-alive comments
	 * do not count. Time in which a listener works does not count. With responses in the
	 * background there is no limit unless it is set.
	 * @param run How long a logical run may take as a whole. With responses in the
	 * background there is no limit unless it is set.
	 * @param upload How long sending a file may take.
	 * @param cancel How long to wait until the end of a run that is cancelled is known.
	 * @param threadLock How long to wait until a locked thread is free.
	 */
	public record Timeouts(@DefaultValue("10s") Duration connect, @DefaultValue("60s") Duration response,
			@DefaultValue("60s") Duration idle, @Nullable Duration silence, @Nullable Duration run,
			@DefaultValue("10m") Duration upload, @DefaultValue("10s") Duration cancel,
			@DefaultValue("2m") Duration threadLock) {

	}

	/**
	 * Limits of size and number.
	 *
	 * @param eventSize Largest event accepted, in decoded bytes.
	 * @param answerSize Largest JSON answer accepted, in bytes.
	 * @param snapshotSize Most that is retained of the answer of one run, counted as two
	 * bytes for each character and some for each object.
	 * @param concurrentRuns How many runs may be active at the same time. Further ones
	 * are refused.
	 */
	public record Limits(@DefaultValue("16MB") DataSize eventSize, @DefaultValue("32MB") DataSize answerSize,
			@DefaultValue("64MB") DataSize snapshotSize, @DefaultValue("256") int concurrentRuns) {

	}

	/**
	 * How events are handed to listeners.
	 *
	 * @param publish Whether events are published as application events.
	 * @param listenerFailure What a listener that throws does to the run.
	 * @param snapshot Whether the answer is added up and given with the last event of a
	 * run.
	 * @param threads How many threads hand events to listeners. Not used with virtual
	 * threads.
	 */
	public record Events(@DefaultValue("true") boolean publish,
			@DefaultValue("continue-run") ListenerFailure listenerFailure, @DefaultValue("true") boolean snapshot,
			@DefaultValue("32") int threads) {

	}

	/**
	 * What happens at the server to a run that is ended here.
	 */
	public enum OnCancel {

		/**
		 * The run is cancelled.
		 */
		CANCEL_RUN,

		/**
		 * The run goes on, and its thread stays locked until it is over.
		 */
		LEAVE_RUNNING

	}

	/**
	 * What a listener that throws does to the run.
	 */
	public enum ListenerFailure {

		/**
		 * The failure is reported and counted, the run goes on.
		 */
		CONTINUE_RUN,

		/**
		 * The run is ended.
		 */
		FAIL_RUN

	}

}
