package io.github.openaiassistants.autoconfigure;

import java.util.List;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.responses.BridgeServices;
import io.github.openaiassistants.backend.responses.ContainerFiles;
import io.github.openaiassistants.backend.responses.ResponsesBridge;
import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.http.AssistantsCredentials;
import io.github.openaiassistants.http.AssistantsWebClientCustomizer;
import io.github.openaiassistants.http.HttpServices;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.StreamingConnector;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.observation.RunConventions;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.observation.RunObservations;
import io.github.openaiassistants.publish.ListenerFailureLog;
import io.github.openaiassistants.run.DefaultAssistantRunStreamer;
import io.github.openaiassistants.run.LiveRuns;
import io.github.openaiassistants.run.OrderlyShutdown;
import io.github.openaiassistants.run.RunServices;
import io.github.openaiassistants.run.RunSettings;
import io.github.openaiassistants.run.RunTakeOver;

/**
 * Puts further clients together, each with connections, credentials and limits of its own
 * and with the functions, listeners and stores of the application. Of the beans that say
 * where a server is and how to be let in, a further client takes those alone that are
 * qualified with its name.
 */
class ClientAssembly {

	private final Environment environment;

	private final ListableBeanFactory beans;

	private final AssistantsFunctionProperties functions;

	ClientAssembly(Environment environment, ListableBeanFactory beans, AssistantsFunctionProperties functions) {
		this.environment = environment;
		this.beans = beans;
		this.functions = functions;
	}

	/**
	 * Put a client together.
	 * @param name its name
	 * @return the client
	 */
	NamedClient client(String name) {
		try {
			return client(ClientSettings.of(this.environment, name));
		}
		catch (InvalidSettingException ex) {
			throw ex.ofClient(name);
		}
		catch (MissingConnectionException ex) {
			throw ex.ofClient(name);
		}
	}

	private NamedClient client(ClientSettings settings) {
		LimitsCheck.check(settings.properties());
		Connection connection = connection(settings);
		return (settings.properties().api() == AssistantsProperties.Api.RESPONSES) ? bridged(settings, connection)
				: direct(settings, connection);
	}

	private Connection connection(ClientSettings settings) {
		AssistantsHttpConfiguration http = new AssistantsHttpConfiguration(settings.properties());
		StreamingConnector connector = http.assistantsStreamingConnector(connectors(),
				this.beans.getBeanProvider(HttpClientSettings.class), this.beans.getBeanProvider(SslBundles.class));
		Given<AssistantsCredentials> credentials = new Given<>(credentials(settings));
		AssistantsConnectionDetails details = qualified(AssistantsConnectionDetails.class, settings).stream()
			.findFirst()
			.orElseGet(() -> http.assistantsConnectionDetails(credentials));
		RunMeters meters = this.beans.getBeanProvider(ClientMeters.class)
			.stream()
			.map((all) -> all.of(settings.name()))
			.findFirst()
			.orElse(RunMeters.NONE);
		HttpServices services = http.assistantsHttpServices(this.beans.getBean(WebClient.Builder.class), connector,
				details, credentials, this.beans.getBean(AssistantsJson.class),
				new Given<>(qualified(AssistantsWebClientCustomizer.class, settings)), new Given<>(List.of(meters)));
		return new Connection(connector, details, meters, http.assistantsStreamingHttp(services),
				http.assistantsRestHttp(services));
	}

	private ObjectProvider<ClientHttpConnectorBuilder<?>> connectors() {
		ResolvableType type = ResolvableType.forClassWithGenerics(ClientHttpConnectorBuilder.class,
				ResolvableType.forClass(Object.class));
		return this.beans.getBeanProvider(type);
	}

	private List<AssistantsCredentials> credentials(ClientSettings settings) {
		List<AssistantsCredentials> own = qualified(AssistantsCredentials.class, settings);
		return own.isEmpty() ? this.beans.getBeanProvider(AccessTokens.class)
			.stream()
			.flatMap((tokens) -> tokens.of(settings.properties()).stream())
			.toList() : own;
	}

	private <T> List<T> qualified(Class<T> type, ClientSettings settings) {
		return BeanFactoryAnnotationUtils.qualifiedBeansOfType(this.beans, type, settings.name())
			.values()
			.stream()
			.sorted(AnnotationAwareOrderComparator.INSTANCE)
			.toList();
	}

	private NamedClient direct(ClientSettings settings, Connection connection) {
		AssistantsWireConfiguration wire = new AssistantsWireConfiguration(settings.properties());
		AssistantsClient client = wire.assistantsClient(connection.rest(), this.beans.getBean(AssistantsJson.class));
		RunBackend backend = wire.assistantsRunBackend(connection.streaming(), this.beans.getBean(EventCodec.class),
				client);
		return client(settings, connection, backend, client, null, null);
	}

	private NamedClient bridged(ClientSettings settings, Connection connection) {
		AssistantsBridgeConfiguration configuration = new AssistantsBridgeConfiguration(settings.properties(),
				settings.responses());
		BridgeServices services = configuration.assistantsBridgeServices(connection.streaming(), connection.rest(),
				this.beans.getBean(AssistantsJson.class), this.beans.getBean(AssistantCatalog.class),
				this.beans.getBean(RunStore.class), this.beans.getBean(ThreadStore.class),
				this.beans.getBean(ActiveRuns.class));
		ResponsesBridge bridge = configuration.assistantsResponsesBridge(services,
				configuration.assistantsBridgeSettings());
		return client(settings, connection, bridge.runs(), bridge.client(),
				configuration.assistantsThreadImport(bridge, services),
				configuration.assistantsContainerFiles(connection.rest()));
	}

	private NamedClient client(ClientSettings settings, Connection connection, RunBackend backend,
			AssistantsClient client, @Nullable ThreadImport threadImport, @Nullable ContainerFiles containerFiles) {
		AssistantsProperties properties = settings.properties();
		RunAssembly assembly = new RunAssembly(settings.name(), properties, settings.responses());
		RunSettings handling = assembly.settings(this.functions.maxRounds());
		LiveRuns runs = new LiveRuns(properties.limits().concurrentRuns());
		RunServices services = services(backend, runs, connection.meters(),
				observations(settings, handling, connection.details()), assembly);
		return new NamedClient(settings.name(), connection.connector(),
				new DefaultAssistantRunStreamer(services, handling), client, runs,
				new OrderlyShutdown(runs, properties.shutdown().grace()), new RunTakeOver(services, handling),
				ServerQuestion.of(properties.api(), client, connection.rest()), threadImport, containerFiles);
	}

	// With everything that does not belong to one server as the first client has it
	private RunServices services(RunBackend backend, LiveRuns runs, RunMeters meters, RunObservations observations,
			RunAssembly assembly) {
		RunServices first = this.beans.getBean(RunServices.class);
		return new RunServices(backend, first.functions(), first.publisher(), first.executor(), first.timer(), meters,
				observations, new ListenerFailureLog(), runs, first.registry(), first.contexts(),
				assembly.snapshots(this.beans.getBean(AssistantsJson.class)));
	}

	private RunObservations observations(ClientSettings settings, RunSettings handling,
			AssistantsConnectionDetails details) {
		return new AssistantsObservationConfiguration().assistantsRunObservations(
				this.beans.getBeanProvider(ObservationRegistry.class), details, settings.properties(), handling,
				this.beans.getBean(RunConventions.class), this.beans.getBean(AssistantsObservationProperties.class));
	}

	/**
	 * The way to a server.
	 *
	 * @param connector the connections
	 * @param details where it is
	 * @param meters counts
	 * @param streaming opens streams
	 * @param rest does everything else
	 */
	private record Connection(StreamingConnector connector, AssistantsConnectionDetails details, RunMeters meters,
			StreamingHttp streaming, RestHttp rest) {

	}

}
