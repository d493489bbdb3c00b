package io.github.openaiassistants.benchmarks.publish;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.publish.ApplicationEvents;
import io.github.openaiassistants.publish.AssistantsEventListenerFactory;

/**
 * One delta to the listeners of an application.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PublishBenchmark {

	private static final String DELTA = """
			{"id":"msg_1","object":"thread.message.delta",\
			"delta":{"content":[{"index":0,"type":"text","text":{"value":" library"}}]}}""";

	private static final ThreadMessageDelta EVENT = new ThreadMessageDelta(
			AssistantsJson.create().read(DELTA, MessageDeltaObject.class),
			new EventMeta(new RunReference("run_1", "thread_1", "asst_1", "default", "client_run_1", null, Map.of()), 0,
					Instant.EPOCH, EventOrigin.STREAM));

	private static final BareDelta BARE = new BareDelta("msg_1", " library");

	private static final DeltaDelivery DELIVERY = new DeltaDelivery(EVENT);

	/**
	 * How many listen.
	 */
	@Param({ "0", "1", "5" })
	public int listeners;

	private ConfigurableApplicationContext context = new GenericApplicationContext();

	private ApplicationEvents events = new ApplicationEvents(this.context);

	/**
	 * Start an application, and make sure that its listeners hear both.
	 */
	@Setup
	public void setUp() {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.main.log-startup-info=false")
			.initializers((context) -> registerListeners((GenericApplicationContext) context))
			.run();
		this.events = this.context.getBean(ApplicationEvents.class);
		Collection<TextListener> heard = this.context.getBeansOfType(TextListener.class).values();
		ours();
		requireLength(heard, BARE.text().length());
		bare();
		requireLength(heard, 2L * BARE.text().length());
	}

	private void registerListeners(GenericApplicationContext context) {
		for (int i = 0; i < this.listeners; i++) {
			context.registerBean("listener" + i, TextListener.class);
		}
	}

	private void requireLength(Collection<TextListener> heard, long length) {
		List<Long> lengths = heard.stream().map(TextListener::length).toList();
		if (lengths.size() != this.listeners || lengths.stream().anyMatch((read) -> read != length)) {
			throw new IllegalStateException("Heard " + lengths + " characters instead of " + length);
		}
	}

	/**
	 * Publish an event of a run.
	 */
	@Benchmark
	public void ours() {
		this.events.publish(DELIVERY);
	}

	/**
	 * Publish a record as it is.
	 */
	@Benchmark
	public void bare() {
		this.context.publishEvent(BARE);
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void tearDown() {
		this.context.close();
	}

	/**
	 * An application that publishes events of runs.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		ApplicationEvents applicationEvents(ApplicationEventPublisher publisher) {
			return new ApplicationEvents(publisher);
		}

		@Bean
		static AssistantsEventListenerFactory assistantsEventListenerFactory() {
			return new AssistantsEventListenerFactory();
		}

	}

}
