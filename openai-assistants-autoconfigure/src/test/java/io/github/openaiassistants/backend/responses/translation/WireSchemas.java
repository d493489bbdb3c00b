package io.github.openaiassistants.backend.responses.translation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.model.ErrorObject;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ThreadObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds payloads against the schemas of the Assistants API, as far as these use the
 * language of schemas.
 */
final class WireSchemas {

	private static final Path ROOT = Path.of("src/test/resources/wire/schemas");

	private static final Map<Class<?>, String> SCHEMAS = Map.of(ThreadObject.class, "thread", RunObject.class, "run",
			RunStepObject.class, "run-step", RunStepDeltaObject.class, "run-step-delta", MessageObject.class, "message",
			MessageDeltaObject.class, "message-delta", ErrorObject.class, "error");

	// A bridge knows no file of an image, and a run may have no instructions
	private static final Predicate<String> DELIBERATE = Pattern
		.compile("/instructions: .*|.*/image/file_id: .*|/incomplete_details/reason: .*")
		.asMatchPredicate();

	private final JsonNode root;

	private final List<String> problems = new ArrayList<>();

	private WireSchemas(JsonNode root) {
		this.root = root;
	}

	static void assertValid(String source, AssistantStreamEvent event) {
		String schema = SCHEMAS.get(event.data().getClass());
		if (schema != null) {
			JsonNode data = Translation.json(event);
			String place = source + ", " + event.name() + ": " + data;
			assertThat(problems("tolerant/" + schema, data)).as(place).isEmpty();
			assertThat(problems(schema, data)).as(place).allMatch(DELIBERATE);
		}
	}

	static List<String> problems(String schema, JsonNode value) {
		WireSchemas schemas = new WireSchemas(read(schema));
		schemas.check("", value, schemas.root);
		return schemas.problems;
	}

	private static JsonNode read(String name) {
		try {
			return Translation.tree(Files.readString(ROOT.resolve(name + ".schema.json"), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void check(String place, JsonNode value, JsonNode schema) {
		if (schema.has("$ref")) {
			check(place, value, this.root.at(schema.get("$ref").stringValue().substring(1)));
			return;
		}
		for (String choice : List.of("anyOf", "oneOf")) {
			if (schema.has(choice)) {
				checkChoice(place, value, schema.get(choice));
			}
		}
		if (schema.has("not")) {
			require(!isValid(value, schema.get("not")), place, "is what it must not be");
		}
		if (schema.has("const")) {
			require(schema.get("const").equals(value), place, "is not " + schema.get("const"));
		}
		if (schema.has("enum")) {
			require(schema.get("enum").valueStream().anyMatch(value::equals), place,
					"is not one of " + schema.get("enum"));
		}
		checkType(place, value, schema.path("type"));
		if (value.isObject()) {
			schema.path("required")
				.forEach((name) -> require(value.has(name.stringValue()), place, "has no " + name.stringValue()));
			schema.path("properties").properties().forEach((property) -> {
				if (value.has(property.getKey())) {
					check(place + "/" + property.getKey(), value.get(property.getKey()), property.getValue());
				}
			});
		}
		if (value.isArray() && schema.has("items")) {
			for (int i = 0; i < value.size(); i++) {
				check(place + "/" + i, value.get(i), schema.get("items"));
			}
		}
		if (value.isNumber() && schema.has("minimum")) {
			require(value.doubleValue() >= schema.get("minimum").doubleValue(), place, "is too small");
		}
	}

	// The problems of the alternative that fits best tell most
	private void checkChoice(String place, JsonNode value, JsonNode alternatives) {
		@Nullable List<String> best = null;
		for (JsonNode alternative : alternatives) {
			WireSchemas trial = new WireSchemas(this.root);
			trial.check(place, value, alternative);
			boolean fitsType = value.path("type").equals(alternativeType(alternative));
			if (best == null || trial.problems.isEmpty() || (fitsType && !best.isEmpty())) {
				best = trial.problems;
			}
		}
		if (best != null) {
			this.problems.addAll(best);
		}
	}

	private JsonNode alternativeType(JsonNode alternative) {
		JsonNode resolved = alternative.has("$ref") ? this.root.at(alternative.get("$ref").stringValue().substring(1))
				: alternative;
		return resolved.path("properties").path("type").path("const");
	}

	private boolean isValid(JsonNode value, JsonNode schema) {
		WireSchemas trial = new WireSchemas(this.root);
		trial.check("", value, schema);
		return trial.problems.isEmpty();
	}

	private void checkType(String place, JsonNode value, JsonNode type) {
		if (type.isString()) {
			require(isOfType(value, type.stringValue()), place, "is no " + type.stringValue());
		}
		else if (type.isArray()) {
			require(type.valueStream().anyMatch((each) -> isOfType(value, each.stringValue())), place, "is no " + type);
		}
	}

	private static boolean isOfType(JsonNode value, String type) {
		return switch (type) {
			case "object" -> value.isObject();
			case "array" -> value.isArray();
			case "string" -> value.isString();
			case "integer" -> value.isIntegralNumber();
			case "number" -> value.isNumber();
			case "boolean" -> value.isBoolean();
			case "null" -> value.isNull();
			default -> throw new IllegalArgumentException(type);
		};
	}

	private void require(boolean condition, String place, String problem) {
		if (!condition) {
			this.problems.add(place + ": " + problem);
		}
	}

}
