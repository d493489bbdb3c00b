package io.github.openaiassistants.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.util.unit.DataSize;

/**
 * Says what to write instead of a setting of ours that is not of its type. The value is
 * not shown, because it may be a secret in the wrong place.
 */
class UnreadableSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {

	private static final String PREFIX = "openai.assistants";

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		String name = cause.getName().toString();
		if (!name.startsWith(PREFIX) || cause.getProperty() == null) {
			return null;
		}
		Origin origin = Origin.from(cause.getProperty());
		String place = (origin != null) ? " (" + origin + ")" : "";
		Class<?> type = values(single(cause.getTarget().getType()));
		return new FailureAnalysis(name + place + " is not " + what(type) + ".", example(type), cause);
	}

	// What a list consists of may be given as one text
	private static Class<?> single(ResolvableType type) {
		Class<?> element = type.asCollection().resolveGeneric(0);
		return (element != null) ? element : type.resolve(Object.class);
	}

	// What may be given by its kind alone has the values of that
	private static Class<?> values(Class<?> type) {
		if (type == AssistantsDefinitionsProperties.Tool.class) {
			return AssistantsDefinitionsProperties.ToolType.class;
		}
		if (type == AssistantsDefinitionsProperties.ResponseFormat.class) {
			return AssistantsDefinitionsProperties.FormatType.class;
		}
		return type;
	}

	private static String what(Class<?> type) {
		if (type == Duration.class) {
			return "a duration";
		}
		if (type == DataSize.class) {
			return "a size";
		}
		if (type == URI.class) {
			return ConnectionCheck.ADDRESS;
		}
		if (type.isEnum()) {
			return "one of the values it may have";
		}
		if (type == Double.class) {
			return "a number";
		}
		if (type == Map.class) {
			return "a map";
		}
		return isFlag(type) ? "true or false" : "a whole number";
	}

	private static String example(Class<?> type) {
		if (type == Duration.class) {
			return "Write a number with a unit, for example 30s, 5m or 500ms.";
		}
		if (type == DataSize.class) {
			return "Write a number with a unit, for example 16MB.";
		}
		if (type == URI.class) {
			return ConnectionCheck.EXAMPLE;
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map(Spelling::of)
				.collect(Collectors.joining(" or ", "Write ", "."));
		}
		if (type == Double.class) {
			return "Write a number, for example 0.7.";
		}
		if (type == Map.class) {
			return "Write names and their values below it.";
		}
		return isFlag(type) ? "Write true or false." : "Write a whole number, for example 256.";
	}

	private static boolean isFlag(Class<?> type) {
		return type == boolean.class || type == Boolean.class;
	}

}
