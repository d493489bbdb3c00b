package io.github.openaiassistants.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.util.context.Context;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.observation.DefaultRunObservationConvention;
import io.github.openaiassistants.observation.RunInput;
import io.github.openaiassistants.observation.RunMeterBuckets;
import io.github.openaiassistants.observation.RunMeterObservationHandler;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.observation.RunObservationContext;
import io.github.openaiassistants.observation.RunObservationConvention;
import io.github.openaiassistants.observation.RunObservations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsObservationConfiguration} and
 * {@link AssistantsMetricsAutoConfiguration}.
 */
class AssistantsObservationConfigurationTests {

	private static final RunReference RUN = new RunReference(null, null, "asst_1", "default", "client_run_1", null,
			Map.of());

	private static final RunInput INPUT = new RunInput("gpt-test", "instructions-marker", List.of());

	private final StartedObservations seen = new StartedObservations();

	private final ApplicationContextRunner runner = Contexts.connected()
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
		.withBean(ObservationHandler.class, () -> this.seen);

	@ParameterizedTest
	@CsvSource({ "openai-compatible, openai", "azure-openai, azure.ai.openai", "foundry, azure.ai.inference" })
	void runsAreObservedWithClientAndServer(String provider, String name) {
		this.runner
			.withPropertyValues("openai.assistants.base-url=https://one.example.org/v1",
					"openai.assistants.provider=" + provider)
			.run((context) -> {
				RunObservationContext observed = start(context.getBean(RunObservations.class));
				assertThat(observed.getClient().name()).isEqualTo("default");
				assertThat(observed.getClient().provider()).isEqualTo(name);
				assertThat(observed.getClient().serverAddress()).isEqualTo("one.example.org");
				assertThat(observed.getClient().serverPort()).isEqualTo(443);
				assertThat(observed.isContentIncluded()).isFalse();
				assertThat(observed.getInput()).isEqualTo(new RunInput("gpt-test", null, List.of()));
			});
	}

	@Test
	void contentIsIncludedWhereThatIsWanted() {
		this.runner.withPropertyValues("openai.assistants.observations.include-content=true").run((context) -> {
			RunObservationContext observed = start(context.getBean(RunObservations.class));
			assertThat(observed.isContentIncluded()).isTrue();
			assertThat(observed.getInput()).isEqualTo(INPUT);
		});
	}

	@Test
	void nothingIsObservedWithoutARegistry() {
		Contexts.connected().run((context) -> {
			context.getBean(RunObservations.class).start(RUN, INPUT, Context.empty());
			assertThat(context).doesNotHaveBean(ObservationRegistry.class);
		});
		assertThat(this.seen.started).isEmpty();
	}

	@Test
	void conventionOfTheApplicationNamesTheObservation() {
		this.runner.withBean(RunObservationConvention.class, () -> new DefaultRunObservationConvention() {

			@Override
			public String getName() {
				return "my.runs";
			}

		}).run((context) -> assertThat(start(context.getBean(RunObservations.class)).getName()).isEqualTo("my.runs"));
	}

	@Test
	void nothingIsMeasuredWithoutMicrometer() {
		Contexts.connected()
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RunMeters.class)
				.doesNotHaveBean("assistantsRunMeterObservationHandler")
				.doesNotHaveBean("assistantsRunMeterBuckets"));
	}

	@Test
	void nothingIsMeasuredWithoutARegistryOfMeters() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(RunMeters.class)
			.doesNotHaveBean(RunMeterObservationHandler.class)
			.doesNotHaveBean(RunMeterBuckets.class));
	}

	@Test
	void bucketsAreThoseOfTheConventionsUnlessTheApplicationSetsOthers() {
		ApplicationContextRunner metered = this.runner.withConfiguration(Contexts.metrics())
			.withConfiguration(AutoConfigurations.of(SimpleMetricsExportAutoConfiguration.class));
		String property = "management.metrics.distribution.slo." + DefaultRunObservationConvention.NAME + "=1s,2s";
		metered.run((context) -> assertThat(buckets(context.getBean(MeterRegistry.class))).hasSize(14)
			.startsWith(1e7)
			.endsWith(8.192e10));
		metered.withPropertyValues(property)
			.run((context) -> assertThat(buckets(context.getBean(MeterRegistry.class))).containsExactly(1e9, 2e9));
		metered.withBean(MeterFilter.class, () -> MeterFilter.deny((id) -> id.getName().startsWith("openai")))
			.run((context) -> assertThat(context.getBean(MeterRegistry.class).getMeters()).extracting(Meter::getId)
				.noneMatch((id) -> id.getName().startsWith("openai")));
	}

	private static List<Double> buckets(MeterRegistry registry) {
		List<Double> boundaries = new ArrayList<>();
		for (CountAtBucket bucket : registry.timer(DefaultRunObservationConvention.NAME)
			.takeSnapshot()
			.histogramCounts()) {
			boundaries.add(bucket.bucket());
		}
		return boundaries;
	}

	private RunObservationContext start(RunObservations observations) {
		this.seen.started.clear();
		observations.start(RUN, INPUT, Context.empty());
		assertThat(this.seen.started).hasSize(1);
		return (RunObservationContext) this.seen.started.get(0);
	}

	/**
	 * Keeps the contexts of observations.
	 */
	private static final class StartedObservations implements ObservationHandler<Observation.Context> {

		private final List<Observation.Context> started = new ArrayList<>();

		@Override
		public void onStart(Observation.Context context) {
			this.started.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
