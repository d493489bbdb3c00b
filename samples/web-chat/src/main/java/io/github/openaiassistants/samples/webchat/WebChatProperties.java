package io.github.openaiassistants.samples.webchat;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What the page talks to.
 *
 * @param assistantId Assistant that answers. It may call the function get_local_time.
 * @param secureCookie Whether browsers send the cookie of a visitor over TLS only. To be
 * switched on wherever there is TLS.
 */
@ConfigurationProperties("web-chat")
record WebChatProperties(@Nullable String assistantId, @DefaultValue("false") boolean secureCookie) {

	WebChatProperties {
		Assert.hasText(assistantId, "Say which assistant answers: web-chat.assistant-id=asst_…");
	}

}
