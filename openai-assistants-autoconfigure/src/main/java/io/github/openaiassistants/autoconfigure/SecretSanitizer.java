package io.github.openaiassistants.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Hides the key and the values of extra headers and query parameters: under their own
 * names, however spelled, and wherever else the same value stands, such as in the
 * variable that a placeholder refers to or in the command line. Further members of bodies
 * are hidden under their own names only, because most of them are no secrets.
 */
final class SecretSanitizer implements SanitizingFunction {

	private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

	private static final Bindable<Map<String, String>> TEXTS = Bindable.mapOf(String.class, String.class);

	// Shorter ones would hide values that have nothing to do with us
	private static final int SHORTEST = 8;

	private final Environment environment;

	SecretSanitizer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		return (isSecretName(data.getKey()) || holdsSecret(data.getValue())) ? data.withSanitizedValue() : data;
	}

	private static boolean isSecretName(String key) {
		// Environment variables spell the same names without dots and hyphens
		String name = NO_LETTER.matcher(key.toLowerCase(Locale.ROOT)).replaceAll("");
		return name.startsWith("openaiassistants") && (name.contains("key") || name.contains("headers")
				|| name.contains("query") || name.contains("extrabody"));
	}

	private boolean holdsSecret(@Nullable Object value) {
		if (value == null) {
			return false;
		}
		String text = value.toString();
		return text.length() >= SHORTEST && secrets().stream().anyMatch(text::contains);
	}

	// Asked for every time: an environment may change
	private List<String> secrets() {
		Binder binder = Binder.get(this.environment);
		List<String> secrets = new ArrayList<>();
		binder.bind("openai.assistants.api-key", String.class).ifBound(secrets::add);
		binder.bind("openai.assistants.headers", TEXTS).ifBound((headers) -> secrets.addAll(headers.values()));
		binder.bind("openai.assistants.query", TEXTS).ifBound((query) -> secrets.addAll(query.values()));
		return secrets.stream().map(String::strip).filter((secret) -> secret.length() >= SHORTEST).toList();
	}

}
