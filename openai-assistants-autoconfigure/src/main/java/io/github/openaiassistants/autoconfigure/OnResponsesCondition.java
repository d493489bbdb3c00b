package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when any client speaks the Responses API.
 */
class OnResponsesCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("API of the assistants servers");
		return ClientSettings.speakResponses(context.getEnvironment())
				? ConditionOutcome.match(message.because("one is responses"))
				: ConditionOutcome.noMatch(message.because("none is responses"));
	}

}
