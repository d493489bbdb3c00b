package io.github.openaiassistants.observation;

import java.util.stream.DoubleStream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

/**
 * Gives the meters of runs the buckets of OpenTelemetry's conventions for generative AI.
 * Comes before the filter for the properties of the application, which change them.
 */
public final class RunMeterBuckets implements MeterFilter, Ordered {

	private static final int ORDER = -100;

	private static final int NUMBER = 14;

	// 10 ms, 20 ms … 81.92 s, in nanoseconds
	private static final double[] TIMES = DoubleStream.iterate(10e6, (time) -> time * 2).limit(NUMBER).toArray();

	// 1, 4, 16 … 67,108,864
	private static final double[] TOKENS = DoubleStream.iterate(1, (number) -> number * 4).limit(NUMBER).toArray();

	/**
	 * Create the filter.
	 */
	public RunMeterBuckets() {
	}

	@Override
	public @Nullable DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		return switch (id.getName()) {
			case DefaultRunObservationConvention.NAME, RunMeterObservationHandler.TIME_TO_FIRST_CHUNK ->
				buckets(TIMES).merge(config);
			case RunMeterObservationHandler.TOKEN_USAGE -> buckets(TOKENS).merge(config);
			default -> config;
		};
	}

	private static DistributionStatisticConfig buckets(double[] boundaries) {
		return DistributionStatisticConfig.builder().serviceLevelObjectives(boundaries).build();
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
