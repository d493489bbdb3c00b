package io.github.openaiassistants.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.openaiassistants.failure.LimitExceededException;

/**
 * Connections that break, fall silent or are slow.
 */
final class ConnectionFaults {

	private static final String LATE = "openai.assistants.timeouts.response";

	private static final String IDLE = "openai.assistants.timeouts.idle";

	private static final String SILENT = "openai.assistants.timeouts.silence";

	// The first two bytes of a character of four
	private static final byte[] HALF_A_CHARACTER = { (byte) 0xf0, (byte) 0x9f };

	private static final String EVENT = "event: thread.message.delta\ndata: {\"id\":\"msg_wire\",\"delta\":";

	private ConnectionFaults() {
	}

	static List<Fault> rows() {
		List<Fault> rows = new ArrayList<>();
		rows.add(Fault.before("connection refused", (place) -> place.server().refuse(),
				FaultEnd.unreachable("ConnectException")));
		rows.add(Fault.of("reset before the headers", FaultExchange::reset,
				FaultEnd.recovered("", FaultEnd.UNANSWERED)));
		rows.add(Fault
			.of("reset before the headers, no run created", FaultExchange::reset, FaultEnd.lost(FaultEnd.UNANSWERED))
			.forgotten());
		rows.add(Fault.of("reset after the headers", (exchange) -> {
			exchange.stream("");
			exchange.reset();
			// Before they are read, or after
		}, FaultEnd.recovered("", "broke")));
		rows.add(Fault.of("reset inside an event", (exchange) -> {
			exchange.stream(KeptRun.BEGUN + EVENT);
			exchange.untilHeard(KeptRun.FIRST);
			exchange.reset();
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)));
		rows.add(Fault.of("reset inside an event, run forgotten", (exchange) -> {
			exchange.stream(KeptRun.BEGUN + EVENT);
			exchange.untilHeard(KeptRun.FIRST);
			exchange.reset();
		}, FaultEnd.lost(KeptRun.FIRST, FaultEnd.BROKEN)).forgotten());
		rows.add(Fault.of("reset inside a multi-byte character", (exchange) -> {
			exchange.stream(KeptRun.BEGUN + EVENT + '"');
			exchange.write(HALF_A_CHARACTER);
			exchange.untilHeard(KeptRun.FIRST);
			exchange.reset();
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)));
		rows.add(Fault.of("closed inside an event", (exchange) -> exchange.stream(KeptRun.BEGUN + EVENT),
				FaultEnd.recovered(KeptRun.FIRST, FaultEnd.ENDED)));
		rows.add(Fault.of("closed half, in the middle", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.halfClose();
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.ENDED)));
		rows.add(Fault
			.of("stall before the first byte", FaultExchange::untilLeft,
					FaultEnd.recovered("", LATE).because(LimitExceededException.class))
			.at(FaultSite.IMPATIENT));
		rows.add(Fault.of("stall in the headers", (exchange) -> {
			exchange.write("HTTP/1.1 200 OK\r\nContent-Ty");
			exchange.untilLeft();
		}, FaultEnd.recovered("", LATE).because(LimitExceededException.class)).at(FaultSite.IMPATIENT));
		rows.add(Fault.of("stall in the middle", (exchange) -> {
			exchange.stream(KeptRun.BEGUN + EVENT);
			exchange.untilLeft();
		}, FaultEnd.recovered(KeptRun.FIRST, IDLE).because(LimitExceededException.class)).at(FaultSite.IMPATIENT));
		rows.add(Fault.of("comments only", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.trickle(": keep-alive\n".repeat(10_000), Duration.ofMillis(20));
		}, FaultEnd.recovered(KeptRun.FIRST, SILENT).because(LimitExceededException.class)).at(FaultSite.IMPATIENT));
		rows.add(Fault.of("an event that takes for ever, byte by byte", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.trickle("data: " + "x".repeat(10_000), Duration.ofMillis(20));
		}, FaultEnd.recovered(KeptRun.FIRST, SILENT).because(LimitExceededException.class)).at(FaultSite.IMPATIENT));
		rows.add(Fault.of("a byte now and then, longer than any limit in all", (exchange) -> {
			exchange.stream("");
			exchange.trickle(KeptRun.STREAM, Duration.ofMillis(3));
		}, FaultEnd.completed()).at(FaultSite.IMPATIENT));
		rows.add(Fault.of(
				"one byte a packet, headers included", (exchange) -> exchange
					.trickle(FaultExchange.STREAM + FaultExchange.CLOSE + KeptRun.STREAM, Duration.ZERO),
				FaultEnd.completed()));
		rows.add(Fault.of("pooled connection, closed meanwhile", FaultExchange::run, FaultEnd.completed())
			.prepared((place) -> {
				FaultEnd.completed().check(place.run((exchange) -> {
					pool(exchange);
					exchange.halfClose();
				}));
				place.awaitConnections(0);
			}));
		rows.add(Fault
			.of("pooled connection, reset by the next request", FaultExchange::reset,
					FaultEnd.recovered("", FaultEnd.UNANSWERED))
			.prepared((place) -> FaultEnd.completed().check(place.run((exchange) -> {
				pool(exchange);
				exchange.keepAlive();
			}))));
		return rows;
	}

	private static void pool(FaultExchange exchange) throws IOException {
		exchange.write(FaultExchange.STREAM + "Transfer-Encoding: chunked\r\n\r\n");
		exchange.chunk(KeptRun.STREAM);
		exchange.chunk("");
	}

}
