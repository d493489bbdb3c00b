package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when access tokens are to be fetched: their scope is known, and no API key is
 * configured.
 */
class OnAccessTokenCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Binder binder = Binder.get(context.getEnvironment());
		ConditionMessage.Builder message = ConditionMessage.forCondition("Access token of the assistants server");
		if (binder.bind("openai.assistants.api-key", String.class).map((key) -> !key.isBlank()).orElse(false)) {
			return ConditionOutcome.noMatch(message.because("an API key is configured"));
		}
		Provider provider = binder.bind("openai.assistants.provider", Provider.class)
			.orElse(Provider.OPENAI_COMPATIBLE);
		boolean scoped = ProviderPreset.of(provider).scope() != null
				|| binder.bind("openai.assistants.auth.scope", String.class).isBound();
		return scoped ? ConditionOutcome.match(message.because("the scope is known"))
				: ConditionOutcome.noMatch(message.because("the provider has no scope"));
	}

}
