package io.github.openaiassistants.test;

/**
 * A script gives a raw answer instead of a run.
 */
final class ScriptedRefusal extends RuntimeException {

	private final transient StubResponse stub;

	ScriptedRefusal(StubResponse stub) {
		// An ordinary answer of the server: no stack trace needed
		super("raw answer", null, false, false);
		this.stub = stub;
	}

	StubResponse stub() {
		return this.stub;
	}

}
