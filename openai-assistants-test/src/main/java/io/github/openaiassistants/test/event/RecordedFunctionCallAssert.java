package io.github.openaiassistants.test.event;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assertions about a function call.
 */
public final class RecordedFunctionCallAssert extends AbstractAssert<RecordedFunctionCallAssert, RecordedFunctionCall> {

	RecordedFunctionCallAssert(RecordedFunctionCall actual) {
		super(actual, RecordedFunctionCallAssert.class);
	}

	/**
	 * Verify the arguments.
	 * @param expected the same JSON value; or the same text, when it is no JSON
	 * @return this
	 */
	public RecordedFunctionCallAssert hasArguments(String expected) {
		isNotNull();
		return isSame("arguments", this.actual.arguments(), expected);
	}

	/**
	 * Verify the output that the model was given.
	 * @param expected the same JSON value; or the same text, when it is no JSON
	 * @return this
	 */
	public RecordedFunctionCallAssert hasOutput(String expected) {
		isNotNull();
		return isSame("output", this.actual.output(), expected);
	}

	/**
	 * Verify that the function threw, or could not be called.
	 * @return this
	 */
	public RecordedFunctionCallAssert hasFailed() {
		isNotNull();
		if (this.actual.cause() == null) {
			throw failure("Expected the %s to have failed but it did not.", this.actual);
		}
		return this;
	}

	/**
	 * Verify that the function did not fail.
	 * @return this
	 */
	public RecordedFunctionCallAssert hasNotFailed() {
		isNotNull();
		if (this.actual.cause() != null) {
			throw failure("Expected the call of %s not to have failed but it did: %s", this.actual.name(),
					this.actual.cause().message());
		}
		return this;
	}

	private RecordedFunctionCallAssert isSame(String what, @Nullable String found, String expected) {
		if (found == null) {
			throw failure("Expected the %s to have the %s%n  %s%nbut no event tells any.", this.actual, what, expected);
		}
		if (!value(found).equals(value(expected))) {
			throw failureWithActualExpected(found, expected, "Expected the %s to have the %s%n  %s%nbut found%n  %s",
					this.actual, what, expected, found);
		}
		return this;
	}

	private static Object value(String text) {
		try {
			return JsonMapper.shared().readTree(text);
		}
		catch (JacksonException ex) {
			return text;
		}
	}

}
