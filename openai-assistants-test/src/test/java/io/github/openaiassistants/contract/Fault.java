package io.github.openaiassistants.contract;

import java.util.function.Consumer;

/**
 * One row of the table of faults.
 *
 * @param name what the server, or something on the way, does
 * @param site where it is done
 * @param answer how the server answers the request to create a run
 * @param end what the application sees
 * @param setup what is done before
 * @param created how many requests to create a run the server receives
 * @param check what else the application sees
 */
record Fault(String name, FaultSite site, FaultAnswer answer, FaultEnd end, Consumer<FaultPlace> setup, int created,
		Consumer<ObservedRun> check) {

	/**
	 * A stream as it should not be.
	 */
	static Fault of(String name, FaultAnswer answer, FaultEnd end) {
		return new Fault(name, FaultSite.PLAIN, answer, end, Fault::leave, 1, Fault::leave);
	}

	/**
	 * A server that cannot be reached until it is mended.
	 */
	static Fault before(String name, Consumer<FaultPlace> setup, FaultEnd end) {
		return of(name, FaultExchange::run, end).prepared(setup).creating(0);
	}

	Fault at(FaultSite elsewhere) {
		return new Fault(this.name, elsewhere, this.answer, this.end, this.setup, this.created, this.check);
	}

	/**
	 * The server does not know of a run afterwards.
	 */
	Fault forgotten() {
		return prepared((place) -> place.server().run().keep(false));
	}

	Fault prepared(Consumer<FaultPlace> preparation) {
		return new Fault(this.name, this.site, this.answer, this.end, preparation, this.created, this.check);
	}

	Fault creating(int requests) {
		return new Fault(this.name, this.site, this.answer, this.end, this.setup, requests, this.check);
	}

	Fault checking(Consumer<ObservedRun> more) {
		return new Fault(this.name, this.site, this.answer, this.end, this.setup, this.created, more);
	}

	private static void leave(Object nothing) {
		// As it is
	}

	@Override
	public String toString() {
		return this.name;
	}

}
