package io.github.openaiassistants.test;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Assistants API v2 server for tests and demonstrations, which speaks the Responses
 * API and the Conversations API too: real HTTP on loopback, state in memory, a model that
 * follows scripts. It keeps the rules of the service, among them the states of a run, the
 * lock on its thread and the order of events. Bodies of requests may have up to 64 MiB.
 * <p>
 * All methods are thread-safe. Those that create something and {@link #close()} wait for
 * the server and must not be called on a thread that must not block.
 */
public final class AssistantsServer implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final LoopResources loops = LoopResources.create("assistants-server", 1, 2, true);

	private final Channels channels = new Channels();

	private final RequestLog log = new RequestLog();

	private final Sites sites;

	private final StubQueue stubs;

	private final Replay replay = new Replay();

	private final StateThread thread;

	private final ScriptSource scripts;

	private final IndexingSource indexing;

	private final Endpoints endpoints;

	private final DisposableServer server;

	AssistantsServer(AssistantsServerBuilder builder) {
		ResponsesTraits responses = builder.responsesTraits();
		this.sites = new Sites(Site.of(builder.traits(), builder), Site.of(responses, builder));
		this.stubs = new StubQueue(this.sites.assistants().traits().prefix(), responses.prefix());
		this.thread = new StateThread(builder.clock());
		this.scripts = new ScriptSource(builder.answers(), builder.pace());
		this.indexing = new IndexingSource(builder.indexing());
		this.endpoints = new Endpoints(this.sites.assistants().traits(), responses.quirks(), this.thread, this.scripts,
				this.indexing, builder.knowsEveryAssistant());
		this.endpoints.addTo(this.sites);
		HttpFront front = new HttpFront(this.sites, this.thread, this.log, this.stubs, this.replay);
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(builder.port())
			.runOn(this.loops)
			.doOnChannelInit((observer, channel, remoteAddress) -> this.channels.add(channel))
			.handle(front::handle)
			.bindNow(PATIENCE);
	}

	/**
	 * Returns a builder with the defaults.
	 * @return the builder
	 */
	public static AssistantsServerBuilder builder() {
		return new AssistantsServerBuilder();
	}

	/**
	 * Returns the URL that clients of the Assistants API are configured with.
	 * @return the URL with the path of the dialect ({@code /v1} for OpenAI's), without a
	 * slash at the end
	 */
	public URI baseUrl() {
		return this.sites.assistants().url(port());
	}

	/**
	 * Returns the URL that clients of the Responses API are configured with.
	 * @return the URL with the path of the dialect ({@code /v1} for OpenAI's, the same as
	 * that of the Assistants API), without a slash at the end
	 */
	public URI responsesUrl() {
		return this.sites.responses().url(port());
	}

	/**
	 * Returns the port the server listens on.
	 * @return the port
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Lets the next runs follow these scripts, in order, whoever creates them. A request
	 * to the Responses API takes one as well, unless it answers the calls of an earlier
	 * response: then it goes on with the script of that.
	 * @param next the scripts
	 */
	public void enqueue(RunScript... next) {
		for (RunScript script : next) {
			this.scripts.enqueue(script);
		}
	}

	/**
	 * Scripts the runs that match, as often as they come: the newest that matches counts,
	 * after {@linkplain #enqueue(RunScript...) enqueued} ones. As soon as there is one, a
	 * run that matches none is refused with the code {@code no_script}.
	 * @param matcher tells which runs are meant
	 * @return what they begin with
	 */
	public RunAnswer when(RunMatcher matcher) {
		return new RunAnswer(Objects.requireNonNull(matcher, "matcher must not be null"), this.scripts);
	}

	/**
	 * Plays what a {@link TrafficRecorder} has recorded, until {@link #reset()}, instead
	 * of what the server knows itself: requests are answered in the recorded order,
	 * streams in the recorded pieces. A request is the same when method and path are,
	 * whatever its ids; what was read may be read again. One that was not recorded is
	 * refused with the code {@code not_recorded}, and {@link #verify()} tells it.
	 * @param file the file
	 * @throws IllegalArgumentException if it is no recorded traffic of a known version
	 * @throws java.io.UncheckedIOException if it cannot be read
	 */
	public void replay(Path file) {
		this.replay.add(TrafficFile.read(file));
	}

	/**
	 * Checks that requests and scripts came together.
	 * @throws AssertionError if a run matched no script, a script waits in vain, or a
	 * request was not recorded; its text tells which, and which scripts there are
	 */
	public void verify() {
		List<String> complaints = new ArrayList<>(this.scripts.complaints());
		complaints.addAll(this.replay.complaints());
		if (!complaints.isEmpty()) {
			throw new AssertionError(
					String.join("\n", complaints) + "\nThe scripts of the embedded server:" + this.scripts.rules());
		}
	}

	/**
	 * Forgets scripts, raw answers and recorded requests, and what {@link #verify()}
	 * would tell. What there is at the server stays: assistants, threads, runs and files.
	 */
	public void reset() {
		this.scripts.reset();
		this.stubs.clear();
		this.replay.clear();
		this.indexing.clear();
		this.log.clear();
	}

	/**
	 * Lets the next files that are added to a vector store fare like this, in order.
	 * @param next how they fare
	 */
	public void enqueue(FileIndexing... next) {
		for (FileIndexing file : next) {
			this.indexing.enqueue(file);
		}
	}

	/**
	 * Gives these raw answers, in order, to the next requests that create a run or a
	 * response or submit tool outputs. Such a request changes nothing and needs no key.
	 * @param next the answers
	 */
	public void enqueue(StubResponse... next) {
		for (StubResponse response : next) {
			this.stubs.add(response);
		}
	}

	/**
	 * Gives these raw answers, in order, to the next requests of some other kind.
	 * @param method the method
	 * @param pathPattern the path, such as <code>/v1/threads/&#42;/runs/&#42;</code>,
	 * where a star stands for one segment
	 * @param next the answers
	 */
	public void enqueue(String method, String pathPattern, StubResponse... next) {
		PathPattern pattern = new PathPattern(method, pathPattern);
		for (StubResponse response : next) {
			this.stubs.add(pattern, response);
		}
	}

	/**
	 * Creates an assistant with instructions and without tools.
	 * @return its id
	 */
	public String createAssistant() {
		return createAssistant("{\"model\":\"gpt-4o\",\"name\":\"Assistant\",\"instructions\":\"Be helpful.\"}");
	}

	/**
	 * Creates an assistant.
	 * @param json the body of the request that would create it
	 * @return its id
	 * @throws IllegalArgumentException if the server would refuse that request
	 */
	public String createAssistant(String json) {
		return id(() -> this.endpoints.assistants().create(RequestBody.parse(json)));
	}

	/**
	 * Creates a thread.
	 * @param userMessages the texts of its messages
	 * @return its id
	 * @throws IllegalArgumentException if a text is empty
	 */
	public String createThread(String... userMessages) {
		ObjectNode body = Payloads.object();
		for (String text : userMessages) {
			body.withArrayProperty("messages").addObject().put("role", "user").put("content", text);
		}
		return id(() -> this.endpoints.threads().create(RequestBody.of(body, "")).json());
	}

	/**
	 * Creates a conversation.
	 * @param userMessages the texts of its messages, at most 20
	 * @return its id
	 * @throws IllegalArgumentException if a text is empty or there are too many
	 */
	public String createConversation(String... userMessages) {
		ObjectNode body = Payloads.object();
		for (String text : userMessages) {
			body.withArrayProperty("items").addObject().put("role", "user").put("content", text);
		}
		return id(() -> this.endpoints.conversations().create(RequestBody.of(body, "")));
	}

	/**
	 * Stores a file, as if it had been uploaded or made by the code interpreter.
	 * @param name its name
	 * @param purpose its purpose, such as {@code assistants} or {@code assistants_output}
	 * @param content its content
	 * @return its id
	 */
	public String createFile(String name, String purpose, byte[] content) {
		byte[] copy = content.clone();
		return id(() -> this.endpoints.files().add(name, purpose, copy, null).json());
	}

	/**
	 * Returns the content of a file, also of one that may not be downloaded.
	 * @param fileId its id
	 * @return a copy of the content
	 * @throws IllegalArgumentException if there is no such file
	 */
	public byte[] fileContent(String fileId) {
		StoredFile file = this.thread.call(() -> this.endpoints.files().find(fileId)).block(PATIENCE);
		if (file == null) {
			throw new IllegalArgumentException("No such file");
		}
		return file.content().clone();
	}

	/**
	 * Creates a vector store.
	 * @param name its name
	 * @param fileIds the ids of its files, which are indexed like those of a request
	 * @return its id
	 * @throws IllegalArgumentException if there is no such file
	 */
	public String createVectorStore(String name, String... fileIds) {
		ObjectNode body = Payloads.object().put("name", name);
		for (String fileId : fileIds) {
			body.withArrayProperty("file_ids").add(fileId);
		}
		return id(() -> this.endpoints.vectorStores().create(RequestBody.of(body, "")));
	}

	/**
	 * Returns the requests seen so far, the last ten thousand of them.
	 * @return the requests in the order in which their bodies were complete
	 */
	public List<RecordedRequest> requests() {
		return this.log.all();
	}

	/**
	 * Returns the requests of one kind seen so far.
	 * @param method the method
	 * @param pathPattern the path, where a star stands for one segment
	 * @return the requests in the order in which their bodies were complete
	 */
	public List<RecordedRequest> requests(String method, String pathPattern) {
		PathPattern pattern = new PathPattern(method, pathPattern);
		return requests().stream().filter((request) -> pattern.matches(request.method(), request.path())).toList();
	}

	/**
	 * Waits until the server has seen a number of requests in all.
	 * @param count the number
	 * @param timeout how long to wait at most
	 * @return whether it has
	 * @throws InterruptedException if the thread is interrupted
	 */
	public boolean awaitRequests(int count, Duration timeout) throws InterruptedException {
		return this.log.await(count, timeout);
	}

	/**
	 * Returns how many connections are open.
	 * @return the number
	 */
	public int openConnections() {
		return this.channels.size();
	}

	/**
	 * Stops at once: closes the port and every connection, and frees all threads.
	 */
	@Override
	public void close() {
		this.server.disposeNow(PATIENCE);
		this.thread.dispose();
		this.channels.closeAll(PATIENCE);
		this.loops.disposeLater(Duration.ZERO, PATIENCE).block(PATIENCE);
	}

	private String id(Callable<ObjectNode> creation) {
		try {
			ObjectNode created = this.thread.call(creation).block(PATIENCE);
			return Objects.requireNonNull(created).path("id").stringValue();
		}
		catch (RefusedException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

}
