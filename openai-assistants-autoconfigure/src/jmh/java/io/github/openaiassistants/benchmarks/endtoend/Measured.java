package io.github.openaiassistants.benchmarks.endtoend;

/**
 * What was measured of one client in one scenario. Zero where a scenario does not ask for
 * it.
 *
 * @param scenario the scenario
 * @param client the client
 * @param cpu nanoseconds of CPU time of the client for each event
 * @param rate events in a second
 * @param p50 nanoseconds from the server to a listener, of half of the events at most
 * @param heap bytes on the heap for each open run
 * @param threads threads of the client
 */
public record Measured(Scenario scenario, Client client, double cpu, double rate, double p50, double heap,
		int threads) {

}
