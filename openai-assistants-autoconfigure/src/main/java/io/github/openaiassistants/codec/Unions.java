package io.github.openaiassistants.codec;

import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.CodeInterpreterOutput;
import io.github.openaiassistants.model.CodeInterpreterTool;
import io.github.openaiassistants.model.CodeInterpreterToolCall;
import io.github.openaiassistants.model.ContentPart;
import io.github.openaiassistants.model.FileCitationAnnotation;
import io.github.openaiassistants.model.FilePathAnnotation;
import io.github.openaiassistants.model.FileSearchTool;
import io.github.openaiassistants.model.FileSearchToolCall;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.ImageFileContent;
import io.github.openaiassistants.model.ImageFilePart;
import io.github.openaiassistants.model.ImageOutput;
import io.github.openaiassistants.model.ImageUrlContent;
import io.github.openaiassistants.model.ImageUrlPart;
import io.github.openaiassistants.model.JsonObjectResponseFormat;
import io.github.openaiassistants.model.JsonSchemaResponseFormat;
import io.github.openaiassistants.model.LogsOutput;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageCreationDetails;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.StepDetails;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.TextPart;
import io.github.openaiassistants.model.TextResponseFormat;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;
import io.github.openaiassistants.model.UnknownAnnotation;
import io.github.openaiassistants.model.UnknownContent;
import io.github.openaiassistants.model.UnknownOutput;
import io.github.openaiassistants.model.UnknownPart;
import io.github.openaiassistants.model.UnknownResponseFormat;
import io.github.openaiassistants.model.UnknownStepDetails;
import io.github.openaiassistants.model.UnknownTool;
import io.github.openaiassistants.model.UnknownToolCall;
import io.github.openaiassistants.model.UrlCitationAnnotation;

/**
 * The one table of the kinds of objects that are told apart by their member {@code type}.
 */
final class Unions {

	private static final Map<Class<?>, Map<String, Class<?>>> KINDS = Map.of(
	// @formatter:off
			MessageContent.class, Map.of(
					"text", TextContent.class,
					"image_file", ImageFileContent.class,
					"image_url", ImageUrlContent.class,
					"refusal", RefusalContent.class),
			Annotation.class, Map.of(
					"file_citation", FileCitationAnnotation.class,
					"file_path", FilePathAnnotation.class,
					"url_citation", UrlCitationAnnotation.class),
			StepDetails.class, Map.of(
					"message_creation", MessageCreationDetails.class,
					"tool_calls", ToolCallsDetails.class),
			ToolCall.class, Map.of(
					"code_interpreter", CodeInterpreterToolCall.class,
					"file_search", FileSearchToolCall.class,
					"function", FunctionToolCall.class),
			CodeInterpreterOutput.class, Map.of(
					"logs", LogsOutput.class,
					"image", ImageOutput.class),
			Tool.class, Map.of(
					"code_interpreter", CodeInterpreterTool.class,
					"file_search", FileSearchTool.class,
					"function", FunctionTool.class),
			ResponseFormat.class, Map.of(
					"text", TextResponseFormat.class,
					"json_object", JsonObjectResponseFormat.class,
					"json_schema", JsonSchemaResponseFormat.class),
			ContentPart.class, Map.of(
					"text", TextPart.class,
					"image_file", ImageFilePart.class,
					"image_url", ImageUrlPart.class));

	private static final Map<Class<?>, BiFunction<@Nullable String, JsonNode, Object>> UNKNOWN = Map.of(
			MessageContent.class, UnknownContent::new,
			Annotation.class, UnknownAnnotation::new,
			StepDetails.class, UnknownStepDetails::new,
			ToolCall.class, UnknownToolCall::new,
			CodeInterpreterOutput.class, UnknownOutput::new,
			Tool.class, UnknownTool::new,
			ResponseFormat.class, UnknownResponseFormat::new,
			ContentPart.class, UnknownPart::new);
	// @formatter:on

	private Unions() {
	}

	static Map<String, Class<?>> kinds(Class<?> union) {
		return KINDS.getOrDefault(union, Map.of());
	}

	static @Nullable BiFunction<@Nullable String, JsonNode, Object> unknown(Class<?> union) {
		return UNKNOWN.get(union);
	}

}
