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

import io.github.openaiassistants.http.ApiKey;

/**
 * Configuration properties of the assistants client.
 *
 * @param baseUrl Address below which the paths of the API lie, for example
 * http://localhost:8080/v1.
 * @param apiKey Key that is sent as bearer token. Servers that want none ignore it.
 * @param organization Value of the OpenAI-Organization header.
 * @param project Value of the OpenAI-Project header.
 * @param headers Additional headers of every request, by name.
 * @param query Additional query parameters of every request, by name.
 * @param ssl TLS settings.
 * @param timeouts Limits of time.
 * @param limits Limits of size and number.
 * @param events How events are handed to listeners.
 */
@ConfigurationProperties("openai.assistants")
public record AssistantsProperties(@Nullable URI baseUrl, @Nullable ApiKey apiKey, @Nullable String organization,
		@Nullable String project, @DefaultValue Map<String, String> headers, @DefaultValue Map<String, String> query,
		@DefaultValue Ssl ssl, @DefaultValue Timeouts timeouts, @DefaultValue Limits limits,
		@DefaultValue Events events) {

	/**
	 * Remove the line ends that values read from files end with, and what is blank.
	 */
	public AssistantsProperties {
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
		return "AssistantsProperties[baseUrl=" + address() + ", headers=" + this.headers.keySet() + ", query="
				+ this.query.keySet() + ", timeouts=" + this.timeouts + ", limits=" + this.limits + ", events="
				+ this.events + "]";
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
	 * @param connect How long to wait for a connection.
	 * @param response How long to wait for the headers of an answer.
	 * @param idle How long an open stream may go without a byte. Time in which a listener
	 * works does not count.
	 * @param silence How long an open stream may go without an event; keep-alive comments
	 * do not count. Time in which a listener works does not count.
	 * @param run How long a logical run may take as a whole.
	 */
	public record Timeouts(@DefaultValue("10s") Duration connect, @DefaultValue("60s") Duration response,
			@DefaultValue("60s") Duration idle, @DefaultValue("5m") Duration silence,
			@DefaultValue("10m") Duration run) {

	}

	/**
	 * Limits of size and number.
	 *
	 * @param eventSize Largest event accepted, in decoded bytes.
	 * @param concurrentRuns How many runs may be active at the same time. Further ones
	 * are refused.
	 */
	public record Limits(@DefaultValue("16MB") DataSize eventSize, @DefaultValue("256") int concurrentRuns) {

	}

	/**
	 * How events are handed to listeners.
	 *
	 * @param publish Whether events are published as application events.
	 * @param listenerFailure What a listener that throws does to the run.
	 * @param threads How many threads hand events to listeners. Not used with virtual
	 * threads.
	 */
	public record Events(@DefaultValue("true") boolean publish,
			@DefaultValue("continue-run") ListenerFailure listenerFailure, @DefaultValue("32") int threads) {

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
