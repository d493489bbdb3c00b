package io.github.openaiassistants.contract;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.netty.handler.codec.http2.Http2Error;

/**
 * What goes wrong between an application and its server: names, proxies, TLS, HTTP/2.
 */
final class WayFaults {

	// As often as a request is sent
	private static final int ATTEMPTS = 3;

	private WayFaults() {
	}

	static List<Fault> rows() {
		List<Fault> rows = new ArrayList<>();
		rows.add(Fault
			.before("name that cannot be resolved", (place) -> place.bean(FaultNames.class).forget(ATTEMPTS),
					FaultEnd.unreachable("UnknownHostException"))
			.at(FaultSite.NAMED));
		rows.add(Fault.of("proxy", FaultExchange::run, FaultEnd.completed()).at(FaultSite.PROXIED));
		rows.add(Fault
			.before("proxy that wants to know who asks",
					through(FaultProxy.answering("407 Proxy Authentication Required")), FaultEnd.unreachable("Proxy"))
			.at(FaultSite.PROXIED));
		rows.add(Fault
			.before("proxy that cannot reach the server", through(FaultProxy.answering("502 Bad Gateway")),
					FaultEnd.unreachable("Proxy"))
			.at(FaultSite.PROXIED));
		rows.add(Fault.before("proxy that closes the connection", through((plain) -> {
			FaultProxy.connect(plain);
			plain.close();
			return plain;
		}), FaultEnd.unreachable("Proxy")).at(FaultSite.PROXIED));
		rows.add(Fault.of("proxy that cuts", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.untilHeard(KeptRun.FIRST);
			exchange.reset();
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)).at(FaultSite.PROXIED));
		rows.add(Fault.of("TLS, trusted by an SSL bundle", FaultExchange::run, FaultEnd.completed())
			.at(FaultSite.ANONYMOUS));
		rows.add(Fault.of("TLS, both sides with a certificate", FaultExchange::run, FaultEnd.completed())
			.prepared(through(FaultKeys.SERVER.mutual()))
			.at(FaultSite.ENCRYPTED));
		rows.add(Fault
			.of("TLS, the server wants a certificate that we do not have", FaultExchange::run,
					FaultEnd.lost(FaultEnd.UNANSWERED))
			.prepared(through(FaultKeys.SERVER.mutual()))
			.creating(0)
			.at(FaultSite.ANONYMOUS));
		rows.add(Fault
			.before("TLS, expired", through(FaultKeys.AUTHORITY.issue("localhost", Duration.ofDays(-1)).door()),
					FaultEnd.unreachable("SSLHandshakeException"))
			.at(FaultSite.ENCRYPTED));
		rows.add(Fault
			.before("TLS, wrong host", through(FaultKeys.AUTHORITY.issue("elsewhere.test", Duration.ofDays(1)).door()),
					FaultEnd.unreachable("SSLHandshakeException"))
			.at(FaultSite.ENCRYPTED));
		rows.add(Fault
			.before("TLS, untrusted", through(FaultKeys.authority().issue("localhost", Duration.ofDays(1)).door()),
					FaultEnd.unreachable("SSLHandshakeException"))
			.at(FaultSite.ENCRYPTED));
		rows.add(Fault
			.before("TLS, closed in the handshake", through(WayFaults::hangUp), FaultEnd.lost(FaultEnd.UNANSWERED))
			.at(FaultSite.ENCRYPTED));
		rows.add(Fault.of("TLS, cut without a word", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.cut();
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.ENDED)).at(FaultSite.ENCRYPTED));
		rows.add(Fault.of("TLS, cut without a word, all events received", (exchange) -> {
			exchange.run();
			exchange.cut();
		}, FaultEnd.completed()).at(FaultSite.ENCRYPTED));
		rows.add(over("HTTP/2", MultiplexedExchange::run, FaultEnd.completed()));
		rows.add(over("HTTP/2, 103 before the answer", (exchange) -> {
			exchange.announce("103");
			exchange.run();
		}, FaultEnd.completed()));
		rows.add(over("HTTP/2, RST_STREAM in the middle", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.untilHeard(KeptRun.FIRST);
			exchange.resetStream(Http2Error.INTERNAL_ERROR);
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)));
		rows.add(over("HTTP/2, RST_STREAM before the answer",
				(exchange) -> exchange.resetStream(Http2Error.REFUSED_STREAM),
				FaultEnd.recovered("", FaultEnd.UNANSWERED)));
		rows.add(over("HTTP/2, GOAWAY, and the stream goes on", (exchange) -> {
			exchange.goAway(Http2Error.NO_ERROR, exchange.number());
			exchange.run();
		}, FaultEnd.completed()));
		rows.add(over("HTTP/2, GOAWAY in the middle", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.untilHeard(KeptRun.FIRST);
			exchange.goAway(Http2Error.INTERNAL_ERROR, exchange.number());
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)));
		rows.add(over("HTTP/2, GOAWAY before the answer", (exchange) -> exchange.goAway(Http2Error.NO_ERROR, 0),
				FaultEnd.recovered("", FaultEnd.UNANSWERED)));
		return rows;
	}

	private static Consumer<FaultPlace> through(FaultDoor door) {
		return (place) -> place.server().open(door);
	}

	private static Socket hangUp(Socket plain) throws IOException {
		plain.getInputStream().read();
		plain.close();
		return plain;
	}

	private static Fault over(String name, MultiplexedAnswer answer, FaultEnd end) {
		return Fault.of(name, (exchange) -> answer.to((MultiplexedExchange) exchange), end).at(FaultSite.MULTIPLEXED);
	}

	/**
	 * The same as frames.
	 */
	@FunctionalInterface
	private interface MultiplexedAnswer {

		void to(MultiplexedExchange exchange) throws IOException;

	}

}
