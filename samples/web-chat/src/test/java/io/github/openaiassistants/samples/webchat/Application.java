package io.github.openaiassistants.samples.webchat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

import io.github.openaiassistants.test.AssistantsServer;

/**
 * The application, which can be stopped and started again on its port, and the server of
 * its assistant.
 */
final class Application implements AutoCloseable {

	private final WebApplicationType type;

	private final AssistantsServer server = StandIn.start();

	private final Map<String, Object> properties;

	private final int port;

	private ConfigurableApplicationContext context;

	Application(WebApplicationType type) {
		this.type = type;
		this.properties = new HashMap<>(StandIn.properties(this.server));
		this.properties.put("spring.main.banner-mode", "off");
		this.properties.put("logging.level.root", "warn");
		this.context = run(0);
		this.port = this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/**
	 * Start the application in both forms, one after the other.
	 * @return the application on servlets, then the reactive one
	 */
	static Stream<Application> inBothForms() {
		return Stream.of(WebApplicationType.SERVLET, WebApplicationType.REACTIVE).map(Application::new);
	}

	AssistantsServer server() {
		return this.server;
	}

	private ConfigurableApplicationContext run(int onPort) {
		ApplicationContextInitializer<GenericApplicationContext> loops = (starting) -> starting
			.registerBean(ReactorResourceFactory.class, Application::loops);
		return new SpringApplicationBuilder(WebChatApplication.class).properties(this.properties)
			.initializers(loops)
			.run("--server.port=" + onPort, "--spring.main.web-application-type=" + this.type.name());
	}

	// Those that contexts share are ended by the first that is closed, after two seconds
	private static ReactorResourceFactory loops() {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		factory.setShutdownQuietPeriod(Duration.ZERO);
		return factory;
	}

	URI url(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	void stop() {
		this.context.close();
	}

	void startAgain() {
		this.context = run(this.port);
	}

	@Override
	public void close() {
		stop();
		this.server.close();
	}

	@Override
	public String toString() {
		return this.type.name();
	}

}
