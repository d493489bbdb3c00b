package io.github.openaiassistants.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A request to the server.
 *
 * @param operation what it does, for messages and diagnostics
 * @param method the HTTP method
 * @param path the path template below the base address
 * @param variables the values for the template; ids, already checked
 * @param query the query parameters, not encoded
 * @param body what is sent, or {@code null} for nothing
 * @param repeatable whether it may be sent again although it may have been served: reads
 * and cancels may, what creates or continues something may not
 */
public record RestRequest(String operation, HttpMethod method, String path, Map<String, String> variables,
		MultiValueMap<String, String> query, @Nullable RestBody body, boolean repeatable) {

	/**
	 * Read something.
	 * @param operation what it does
	 * @param path the path template
	 * @param variables the values for the template
	 * @return a request that may be repeated
	 */
	public static RestRequest get(String operation, String path, Map<String, String> variables) {
		return new RestRequest(operation, HttpMethod.GET, path, variables, none(), null, true);
	}

	/**
	 * Create, modify or start something.
	 * @param operation what it does
	 * @param path the path template
	 * @param variables the values for the template
	 * @return a request without a body that is not repeated
	 */
	public static RestRequest post(String operation, String path, Map<String, String> variables) {
		return new RestRequest(operation, HttpMethod.POST, path, variables, none(), null, false);
	}

	/**
	 * Delete something.
	 * @param operation what it does
	 * @param path the path template
	 * @param variables the values for the template
	 * @return a request that is not repeated
	 */
	public static RestRequest delete(String operation, String path, Map<String, String> variables) {
		return new RestRequest(operation, HttpMethod.DELETE, path, variables, none(), null, false);
	}

	private static MultiValueMap<String, String> none() {
		return new LinkedMultiValueMap<>();
	}

	/**
	 * Return the request with query parameters.
	 * @param parameters the parameters, not encoded
	 * @return a new request
	 */
	public RestRequest withQuery(MultiValueMap<String, String> parameters) {
		return new RestRequest(this.operation, this.method, this.path, this.variables, parameters, this.body,
				this.repeatable);
	}

	/**
	 * Return the request with a JSON body.
	 * @param value an object of the model
	 * @return a new request
	 */
	public RestRequest withJson(Object value) {
		return withBody(new RestBody.Json(value));
	}

	/**
	 * Return the request with a {@code multipart/form-data} body.
	 * @param parts the parts
	 * @return a new request
	 */
	public RestRequest withMultipart(MultiValueMap<String, HttpEntity<?>> parts) {
		return withBody(new RestBody.Multipart(parts));
	}

	/**
	 * Return the request as one that may be repeated.
	 * @return a new request
	 */
	public RestRequest withRepeats() {
		return new RestRequest(this.operation, this.method, this.path, this.variables, this.query, this.body, true);
	}

	private RestRequest withBody(RestBody newBody) {
		return new RestRequest(this.operation, this.method, this.path, this.variables, this.query, newBody,
				this.repeatable);
	}

	/**
	 * Show operation, method and path, not the body.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "RestRequest[operation=" + this.operation + ", method=" + this.method + ", path=" + this.path + "]";
	}

}
