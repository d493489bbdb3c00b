package io.github.openaiassistants.test;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The servers of the Responses API whose way of speaking it the embedded server can take
 * on. A dialect is only as true as what is known of its server.
 */
public enum ResponsesDialect {

	/**
	 * OpenAI. The URL ends in {@code /v1}.
	 */
	OPENAI("/v1", ResponsesQuirk.PADDING),

	/**
	 * Azure OpenAI, which differs in its URL only: it ends in {@code /openai/v1}.
	 */
	AZURE_OPENAI("/openai/v1"),

	/**
	 * Azure AI Foundry. The URL ends in {@code /api/projects/embedded/openai/v1}, and
	 * requests may name a stored definition.
	 */
	FOUNDRY("/api/projects/embedded/openai/v1", ResponsesQuirk.AGENT_REFERENCES),

	/**
	 * vLLM as it starts by default: nothing is stored, nothing runs in the background.
	 */
	VLLM("/v1", ResponsesQuirk.NO_CONVERSATIONS, ResponsesQuirk.STORE_OFF, ResponsesQuirk.LENIENT,
			ResponsesQuirk.BARE_IDS, ResponsesQuirk.REASONING_TEXT, ResponsesQuirk.NO_ERROR_EVENT),

	/**
	 * vLLM with its store switched on.
	 */
	VLLM_STORING("/v1", ResponsesQuirk.NO_CONVERSATIONS, ResponsesQuirk.LENIENT, ResponsesQuirk.BARE_IDS,
			ResponsesQuirk.REASONING_TEXT, ResponsesQuirk.NO_ERROR_EVENT, ResponsesQuirk.GOES_ON_WITHOUT_CLIENT),

	/**
	 * Ollama: stateless, arguments in one piece.
	 */
	OLLAMA("/v1", ResponsesQuirk.NO_CONVERSATIONS, ResponsesQuirk.STATELESS, ResponsesQuirk.LENIENT,
			ResponsesQuirk.WHOLE_ARGUMENTS, ResponsesQuirk.NO_ERROR_EVENT, ResponsesQuirk.SHORT_USAGE),

	/**
	 * The server of llama.cpp: stateless, without sequence numbers and indexes.
	 */
	LLAMA_CPP("/v1", ResponsesQuirk.NO_CONVERSATIONS, ResponsesQuirk.STATELESS, ResponsesQuirk.LENIENT,
			ResponsesQuirk.NO_SEQUENCE_NUMBERS, ResponsesQuirk.NO_INDEXES, ResponsesQuirk.STUB_RESPONSES,
			ResponsesQuirk.NO_CALL_ITEM_IDS, ResponsesQuirk.LATE_DONES, ResponsesQuirk.REASONING_TEXT,
			ResponsesQuirk.SHORT_USAGE, ResponsesQuirk.ALWAYS_COMPLETED),

	/**
	 * LM Studio: chains of responses, no conversations. What it does not know it answers
	 * with status 200 and an error.
	 */
	LM_STUDIO("/v1", ResponsesQuirk.NO_CONVERSATIONS, ResponsesQuirk.LENIENT, ResponsesQuirk.BACKGROUND_IGNORED),

	/**
	 * LiteLLM's proxy in front of a model that it does not know: the stream is faked, it
	 * has the terminal event only.
	 */
	LITELLM_FAKED("/v1", ResponsesQuirk.NO_CONVERSATIONS, ResponsesQuirk.LENIENT, ResponsesQuirk.BACKGROUND_IGNORED,
			ResponsesQuirk.TERMINAL_ONLY, ResponsesQuirk.DATA_ONLY, ResponsesQuirk.DONE_MARKER,
			ResponsesQuirk.SHORT_USAGE),

	/**
	 * A gateway in front of OpenAI that changes the ids of items, sends data only and an
	 * end marker, and ignores {@code background}.
	 */
	GATEWAY("/v1", ResponsesQuirk.ROTATING_IDS, ResponsesQuirk.DATA_ONLY, ResponsesQuirk.DONE_MARKER,
			ResponsesQuirk.BACKGROUND_IGNORED);

	private final String prefix;

	// Made by List.of
	@SuppressWarnings("ImmutableEnumChecker")
	private final List<ResponsesQuirk> quirks;

	ResponsesDialect(String prefix, ResponsesQuirk... quirks) {
		this.prefix = prefix;
		this.quirks = List.of(quirks);
	}

	String prefix() {
		return this.prefix;
	}

	Set<ResponsesQuirk> quirks() {
		Set<ResponsesQuirk> set = EnumSet.noneOf(ResponsesQuirk.class);
		set.addAll(this.quirks);
		return set;
	}

	/**
	 * Whether the server runs on one's own machine and needs no key unless one was set.
	 * @return whether it is local
	 */
	boolean isLocal() {
		return this.quirks.contains(ResponsesQuirk.LENIENT) && this != LITELLM_FAKED;
	}

}
