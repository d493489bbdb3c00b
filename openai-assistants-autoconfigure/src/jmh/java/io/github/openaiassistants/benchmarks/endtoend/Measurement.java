package io.github.openaiassistants.benchmarks.endtoend;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;

/**
 * Measures the process it runs in.
 */
final class Measurement {

	private static final int WARM_UP = Integer.getInteger("benchmarks.warmup", 40);

	private static final int DURATION = 15;

	// Events that a run begins with
	private static final int BEGINNING = 7;

	// Half seconds
	private static final int PATIENCE = 600;

	private final Scenario scenario;

	private final Client client;

	private final Lanes lanes;

	private final TextMeter meter;

	Measurement(Scenario scenario, Client client, Lanes lanes, TextMeter meter) {
		this.scenario = scenario;
		this.client = client;
		this.lanes = lanes;
		this.meter = meter;
	}

	Measured measure() throws InterruptedException {
		return (this.scenario.kind() == Scenario.Kind.OPEN) ? measureHeap() : measureTime();
	}

	private Measured measureTime() throws InterruptedException {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		open(this.scenario.runs());
		TimeUnit.SECONDS.sleep(WARM_UP);
		this.meter.forgetDelays();
		long events = this.meter.events();
		long characters = this.meter.characters();
		long start = System.nanoTime();
		long cpu = system.getProcessCpuTime();
		TimeUnit.SECONDS.sleep(DURATION);
		cpu = system.getProcessCpuTime() - cpu;
		double seconds = (System.nanoTime() - start) / 1e9;
		events = this.meter.events() - events;
		if (events == 0 || this.meter.characters() == characters) {
			throw new IllegalStateException("Nothing was read");
		}
		return new Measured(this.scenario, this.client, (double) cpu / events, events / seconds,
				this.meter.medianDelay(), 0, threads());
	}

	private Measured measureHeap() throws InterruptedException {
		open(1);
		long before = heap();
		open(this.scenario.runs());
		double perRun = (double) (heap() - before) / this.scenario.runs();
		return new Measured(this.scenario, this.client, 0, 0, 0, perRun, threads());
	}

	// Open runs, and wait until each may have begun.
	private void open(int runs) throws InterruptedException {
		long expected = this.meter.events() + (long) BEGINNING * runs;
		this.lanes.open(runs);
		for (int i = 0; i < PATIENCE && this.meter.events() < expected; i++) {
			TimeUnit.MILLISECONDS.sleep(500);
		}
		if (this.meter.events() < expected) {
			throw new IllegalStateException("Read " + this.meter.events() + " events instead of " + expected);
		}
	}

	private static long heap() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			TimeUnit.SECONDS.sleep(1);
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

}
