package io.github.openaiassistants.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of the streams of runs.
 */
public enum RunSegmentObservationDocumentation implements ObservationDocumentation {

	/**
	 * Observation of one stream of a run, or the look-ups in the place of one that was
	 * lost.
	 */
	SEGMENT {
		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultRunSegmentObservationConvention.class;
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
	 * Keys of a stream that have few values.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * What was sent: {@code create_run}, {@code create_thread_and_run},
		 * {@code submit_tool_outputs} or {@code look_up}.
		 */
		KIND {
			@Override
			public String asString() {
				return "openai.segment.kind";
			}
		},

		/**
		 * How the stream ended: {@code told} when it said how the run ended or what it
		 * waits for, {@code lost}, or {@code closed} by this application; {@code none} as
		 * long as it is open.
		 */
		RESULT {
			@Override
			public String asString() {
				return "openai.segment.result";
			}
		},

		/**
		 * Simple name of the exception with which the stream was lost, or {@code none}.
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
	 * Keys of a stream that may have any number of values. Those that are not known are
	 * left out.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

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
		}

	}

}
