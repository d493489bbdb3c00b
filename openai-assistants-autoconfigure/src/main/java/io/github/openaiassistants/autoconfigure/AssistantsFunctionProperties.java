package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.openaiassistants.function.FunctionSettings;

/**
 * Configuration properties of function calls.
 *
 * @param callTimeout How long one call may take. It is interrupted then.
 * @param roundTimeout How long all calls that a run waits for at one time may take
 * together. Less when the run expires before.
 * @param maxRounds How often a run may wait for function calls before it is ended.
 * @param concurrency How many calls of one run are made at the same time.
 * @param threads How many threads call functions. Not used with virtual threads.
 * @param errors What a call that fails does to the run.
 * @param unknown What happens to calls of functions that do not exist here.
 * @param allowed Names of the functions that an assistant may call, by the id of the
 * assistant. An assistant that is not listed may call all.
 * @param springAi Whether tool callbacks of Spring AI serve as functions.
 */
@ConfigurationProperties("openai.assistants.functions")
public record AssistantsFunctionProperties(@DefaultValue("30s") Duration callTimeout,
		@DefaultValue("2m") Duration roundTimeout, @DefaultValue("16") int maxRounds,
		@DefaultValue("8") int concurrency, @DefaultValue("32") int threads,
		@DefaultValue("tell-model") FunctionSettings.Errors errors,
		@DefaultValue("require-action") FunctionSettings.Unknown unknown,
		@DefaultValue Map<String, List<String>> allowed, @DefaultValue("true") boolean springAi) {

}
