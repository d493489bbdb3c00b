package io.github.openaiassistants.http;

import org.springframework.http.HttpEntity;
import org.springframework.util.MultiValueMap;

/**
 * What a request sends.
 */
public sealed interface RestBody {

	/**
	 * A JSON document.
	 *
	 * @param value an object of the model
	 */
	record Json(Object value) implements RestBody {

		/**
		 * Show the type only.
		 * @return a text without content
		 */
		@Override
		public String toString() {
			return "Json[" + this.value.getClass().getSimpleName() + "]";
		}

	}

	/**
	 * A form with files.
	 *
	 * @param parts the parts
	 */
	record Multipart(MultiValueMap<String, HttpEntity<?>> parts) implements RestBody {

		/**
		 * Show the names of the parts only.
		 * @return a text without content
		 */
		@Override
		public String toString() {
			return "Multipart" + this.parts.keySet();
		}

	}

}
