package io.github.openaiassistants.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of calls of functions. Keys are those of OpenTelemetry's conventions
 * for generative AI as far as these have them.
 */
public enum FunctionCallObservationDocumentation implements ObservationDocumentation {

	/**
	 * Observation of a call of a function of the application.
	 */
	FUNCTION_CALL {
		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultFunctionCallObservationConvention.class;
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
	 * Keys of a function call that have few values.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * What is done: {@code execute_tool}.
		 */
		OPERATION_NAME {
			@Override
			public String asString() {
				return "gen_ai.operation.name";
			}
		},

		/**
		 * Name of the function, or {@code unknown} when there is none of the name that
		 * the server wrote.
		 */
		TOOL_NAME {
			@Override
			public String asString() {
				return "gen_ai.tool.name";
			}
		},

		/**
		 * Kind of the tool: {@code function}.
		 */
		TOOL_TYPE {
			@Override
			public String asString() {
				return "gen_ai.tool.type";
			}
		},

		/**
		 * How the call ended: {@code finished}, {@code failed}, or {@code abandoned}
		 * because the run ended before; {@code none} as long as it has not.
		 */
		RESULT {
			@Override
			public String asString() {
				return "openai.function.result";
			}
		},

		/**
		 * Why the call failed: the simple name of an exception, {@code UnknownFunction},
		 * {@code FunctionNotAllowed} and the like; {@code none} when it did not.
		 */
		ERROR_TYPE {
			@Override
			public String asString() {
				return "error.type";
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
	 * Keys of a function call that may have any number of values. Those that are not
	 * known are left out.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Id of the call at the server.
		 */
		CALL_ID {
			@Override
			public String asString() {
				return "gen_ai.tool.call.id";
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
		 * Arguments as the server wrote them; only when content is included.
		 */
		ARGUMENTS {
			@Override
			public String asString() {
				return "gen_ai.tool.call.arguments";
			}
		},

		/**
		 * What the function answered; only when content is included.
		 */
		OUTPUT {
			@Override
			public String asString() {
				return "gen_ai.tool.call.result";
			}
		}

	}

}
