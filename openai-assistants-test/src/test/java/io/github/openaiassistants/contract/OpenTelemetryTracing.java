package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes OpenTelemetry's spans of all observations of an application, and keeps them.
 */
@Configuration(proxyBeanMethods = false)
class OpenTelemetryTracing {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final SdkTracerProvider provider = SdkTracerProvider.builder()
		.addSpanProcessor(SimpleSpanProcessor.create(this.exporter))
		.build();

	@Bean(destroyMethod = "close")
	SdkTracerProvider tracerProvider() {
		return this.provider;
	}

	@Bean
	Tracer tracer() {
		return new OtelTracer(this.provider.get("test"), new OtelCurrentTraceContext(), (event) -> {
		});
	}

	@Bean
	Propagator propagator() {
		return new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()),
				this.provider.get("test"));
	}

	@Bean
	ObservationHandler<Observation.Context> tracingHandler(Tracer tracer, Propagator propagator) {
		return new ObservationHandler.FirstMatchingCompositeObservationHandler(
				List.of(new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
						new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
						new DefaultTracingObservationHandler(tracer)));
	}

	List<SpanData> spans() {
		return this.exporter.getFinishedSpanItems();
	}

	SpanData span(String name) {
		List<SpanData> named = spans(name);
		assertThat(named).as("spans named %s of %s", name, tree()).hasSize(1);
		return named.get(0);
	}

	List<SpanData> spans(String name) {
		return spans().stream().filter((span) -> span.getName().equals(name)).toList();
	}

	/**
	 * Return the names of spans below another, in the order of their start.
	 */
	List<String> below(SpanData parent) {
		return spans().stream()
			.filter((span) -> span.getParentSpanId().equals(parent.getSpanId()))
			.sorted((a, b) -> Long.compare(a.getStartEpochNanos(), b.getStartEpochNanos()))
			.map(SpanData::getName)
			.toList();
	}

	static @Nullable String value(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	static Map<String, String> values(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), (entry) -> String.valueOf(entry.getValue())));
	}

	private List<String> tree() {
		return spans().stream().map((span) -> span.getName() + " below " + span.getParentSpanId()).toList();
	}

}
