package io.github.openaiassistants.samples.webchat;

import org.springframework.boot.WebApplicationType;

class ReactiveReturnTests extends ReturnTests {

	ReactiveReturnTests() {
		super(WebApplicationType.REACTIVE);
	}

}
