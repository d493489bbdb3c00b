package io.github.openaiassistants.samples.webchat;

import org.springframework.boot.WebApplicationType;

class ServletReturnTests extends ReturnTests {

	ServletReturnTests() {
		super(WebApplicationType.SERVLET);
	}

}
