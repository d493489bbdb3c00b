package io.github.openaiassistants.test;

import java.util.List;
import java.util.Map;

/**
 * A request as an endpoint sees it.
 *
 * @param pathIds the ids in the path, in order
 * @param query the first value of each query parameter, decoded
 * @param include all values of the query parameter {@code include}
 * @param body the body, or the text fields of a form
 * @param files the files of a form by field name
 */
record ApiRequest(List<String> pathIds, Map<String, String> query, List<String> include, RequestBody body,
		Map<String, UploadedFile> files) {

	String id(int position) {
		return this.pathIds.get(position);
	}

}
