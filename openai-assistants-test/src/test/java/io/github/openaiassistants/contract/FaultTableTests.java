package io.github.openaiassistants.contract;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of what can go wrong on the wire, and what an application sees of it. After
 * each fault the same application has a good run, and no connection is left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableTests {

	private final Map<FaultSite, FaultPlace> places = new EnumMap<>(FaultSite.class);

	@AfterAll
	void close() throws IOException {
		for (FaultPlace place : this.places.values()) {
			place.close();
		}
	}

	static Stream<Fault> faults() {
		return Stream.of(ConnectionFaults.rows(), AnswerFaults.rows(), ContentFaults.rows(), WayFaults.rows())
			.flatMap((rows) -> rows.stream());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("faults")
	void isEnduredAndTheNextRunIsWell(Fault fault) {
		this.places.computeIfAbsent(fault.site(), FaultSite::open).endure(fault);
	}

}
