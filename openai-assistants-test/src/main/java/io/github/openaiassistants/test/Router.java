package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the endpoint of a request.
 */
final class Router {

	private final ServerTraits traits;

	private final List<Route> routes = new ArrayList<>();

	Router(ServerTraits traits) {
		this.traits = traits;
	}

	/**
	 * Adds an endpoint, unless the server does not offer it; the first that fits is
	 * taken.
	 * @param method the HTTP method
	 * @param template the path below the prefix, <code>{}</code> standing for an id
	 * @param endpoint the endpoint
	 */
	void add(String method, String template, Endpoint endpoint) {
		add(method, template, endpoint, true);
	}

	/**
	 * Adds an endpoint that is not in beta, or that an API has which knows no such
	 * header.
	 * @param method the HTTP method
	 * @param template the path below the prefix, <code>{}</code> standing for an id
	 * @param endpoint the endpoint
	 */
	void addStable(String method, String template, Endpoint endpoint) {
		add(method, template, endpoint, false);
	}

	private void add(String method, String template, Endpoint endpoint, boolean beta) {
		if (this.traits.offers(method, template)) {
			this.routes.add(new Route(method, List.of(template.split("/", -1)), endpoint, beta));
		}
	}

	/**
	 * Finds the endpoint of a request.
	 * @param method the HTTP method
	 * @param path the path
	 * @return the endpoint with the ids from the path
	 */
	Match find(String method, String path) {
		boolean known = false;
		String prefix = this.traits.prefix();
		if (path.startsWith(prefix + "/")) {
			List<String> segments = List.of(path.substring(prefix.length()).split("/", -1));
			for (Route route : this.routes) {
				List<String> ids = match(route.template(), segments);
				if (ids != null && route.method().equals(method)) {
					return new Match(route.endpoint(), ids, route.beta());
				}
				known |= ids != null;
			}
		}
		if (known) {
			throw RefusedException.unknownUrl(405, "Not allowed to " + method + " on " + path + ".");
		}
		throw RefusedException.unknownUrl(404, "Invalid URL (" + method + " " + path + ")");
	}

	private static @Nullable List<String> match(List<String> template, List<String> segments) {
		if (template.size() != segments.size()) {
			return null;
		}
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < template.size(); i++) {
			if (template.get(i).equals("{}") && !segments.get(i).isEmpty()) {
				ids.add(segments.get(i));
			}
			else if (!template.get(i).equals(segments.get(i))) {
				return null;
			}
		}
		return ids;
	}

	/**
	 * Answers requests, on the state thread.
	 */
	interface Endpoint {

		/**
		 * Answers a request.
		 * @param request the request
		 * @return the answer
		 * @throws RefusedException if the request is refused
		 */
		Answer answer(ApiRequest request);

	}

	/**
	 * The endpoint of a request.
	 *
	 * @param endpoint the endpoint
	 * @param ids the ids from the path
	 * @param beta whether the endpoint is in beta
	 */
	record Match(Endpoint endpoint, List<String> ids, boolean beta) {

		Answer answer(Map<String, String> query, List<String> include, ReceivedBody body) {
			return this.endpoint.answer(new ApiRequest(this.ids, query, include, body.fields(), body.files()));
		}

	}

	private record Route(String method, List<String> template, Endpoint endpoint, boolean beta) {
	}

}
