package io.github.openaiassistants.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of runs. Names and keys are those of OpenTelemetry's conventions for
 * generative AI as far as these have them.
 */
public enum RunObservationDocumentation implements ObservationDocumentation {

	/**
	 * Observation of a logical run, from its subscription to its end.
	 */
	RUN {
		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultRunObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}
	};

	/**
	 * Keys of a run that have few values.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * What is done: {@code invoke_agent}.
		 */
		OPERATION_NAME {
			@Override
			public String asString() {
				return "gen_ai.operation.name";
			}
		},

		/**
		 * What the server is: {@code openai}, {@code azure.ai.openai} or {@code
		 * azure.ai.inference}.
		 */
		PROVIDER_NAME {
			@Override
			public String asString() {
				return "gen_ai.provider.name";
			}
		},

		/**
		 * Model that the request names, or {@code none} when that of the assistant is
		 * used. {@code _OTHER} after the first hundred models, and for what does not look
		 * like a name.
		 */
		REQUEST_MODEL {
			@Override
			public String asString() {
				return "gen_ai.request.model";
			}
		},

		/**
		 * Model that the run had, or {@code none} when the server did not tell. {@code
		 * _OTHER} as with the model of the request.
		 */
		RESPONSE_MODEL {
			@Override
			public String asString() {
				return "gen_ai.response.model";
			}
		},

		/**
		 * Host of the server.
		 */
		SERVER_ADDRESS {
			@Override
			public String asString() {
				return "server.address";
			}
		},

		/**
		 * Port of the server.
		 */
		SERVER_PORT {
			@Override
			public String asString() {
				return "server.port";
			}
		},

		/**
		 * Why there is no answer: the code of the server, {@code expired}, or the simple
		 * name of the exception; {@code none} when there is an answer, {@code _OTHER} for
		 * codes that are not known.
		 */
		ERROR_TYPE {
			@Override
			public String asString() {
				return "error.type";
			}
		},

		/**
		 * How the run ended, for example {@code completed} or {@code lost}; {@code none}
		 * as long as it has not ended.
		 */
		STATUS {
			@Override
			public String asString() {
				return "openai.run.status";
			}
		},

		/**
		 * Name of the client.
		 */
		CLIENT {
			@Override
			public String asString() {
				return "openai.client";
			}
		}

	}

	/**
	 * Keys of a run that may have any number of values. Those that are not known are left
	 * out.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Id of the assistant.
		 */
		AGENT_ID {
			@Override
			public String asString() {
				return "gen_ai.agent.id";
			}
		},

		/**
		 * Id of the thread, if it is known.
		 */
		CONVERSATION_ID {
			@Override
			public String asString() {
				return "gen_ai.conversation.id";
			}
		},

		/**
		 * Id of the run at the server, if it has one.
		 */
		RUN_ID {
			@Override
			public String asString() {
				return "openai.run.id";
			}
		},

		/**
		 * Id of the logical run here.
		 */
		CLIENT_RUN_ID {
			@Override
			public String asString() {
				return "openai.run.client_id";
			}
		},

		/**
		 * Why the model stopped, for example {@code ["stop"]} or {@code ["length"]}.
		 */
		FINISH_REASONS {
			@Override
			public String asString() {
				return "gen_ai.response.finish_reasons";
			}
		},

		/**
		 * Number of tokens read.
		 */
		INPUT_TOKENS {
			@Override
			public String asString() {
				return "gen_ai.usage.input_tokens";
			}
		},

		/**
		 * Number of tokens written.
		 */
		OUTPUT_TOKENS {
			@Override
			public String asString() {
				return "gen_ai.usage.output_tokens";
			}
		},

		/**
		 * Messages that were sent with the request, as JSON; only when content is
		 * included.
		 */
		INPUT_MESSAGES {
			@Override
			public String asString() {
				return "gen_ai.input.messages";
			}
		},

		/**
		 * Messages that the assistant wrote, as JSON; only when content is included.
		 */
		OUTPUT_MESSAGES {
			@Override
			public String asString() {
				return "gen_ai.output.messages";
			}
		},

		/**
		 * Instructions that the request names, as JSON; only when content is included.
		 */
		SYSTEM_INSTRUCTIONS {
			@Override
			public String asString() {
				return "gen_ai.system_instructions";
			}
		}

	}

}
