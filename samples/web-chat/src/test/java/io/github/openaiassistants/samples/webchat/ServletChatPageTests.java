package io.github.openaiassistants.samples.webchat;

import org.springframework.boot.WebApplicationType;

class ServletChatPageTests extends ChatPageTests {

	ServletChatPageTests() {
		super(WebApplicationType.SERVLET);
	}

}
