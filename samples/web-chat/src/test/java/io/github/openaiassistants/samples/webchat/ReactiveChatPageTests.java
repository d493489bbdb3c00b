package io.github.openaiassistants.samples.webchat;

import org.springframework.boot.WebApplicationType;

class ReactiveChatPageTests extends ChatPageTests {

	ReactiveChatPageTests() {
		super(WebApplicationType.REACTIVE);
	}

}
