package io.github.openaiassistants.test;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The official Node client. Needs Node and a folder into which {@code node/package.json}
 * was installed; the folder is named by the system property or environment variable
 * {@code OPENAI_NODE_MODULES}.
 */
public final class NodeClient {

	private static final String MODULES = "OPENAI_NODE_MODULES";

	private final Path modules;

	private NodeClient(Path modules) {
		this.modules = modules;
	}

	/**
	 * Find the client, or abort the test.
	 * @return the client
	 */
	public static NodeClient require() {
		String folder = System.getProperty(MODULES, System.getenv(MODULES));
		Assumptions.assumeTrue(folder != null, () -> MODULES + " does not name a folder with the Node client");
		Path path = Path.of(Objects.requireNonNull(folder)).toAbsolutePath();
		Assumptions.assumeTrue(Files.isDirectory(path.resolve("node_modules/openai")),
				() -> "the Node client is not installed in the folder that " + MODULES + " names");
		Assumptions.assumeTrue(hasNode(), "node is not installed");
		return new NodeClient(path);
	}

	/**
	 * Let the client do something.
	 * @param address the base URL, or what the scenario reads
	 * @param scenario what it does
	 * @return what the client understood
	 * @throws IOException if Node cannot be run
	 * @throws InterruptedException if the thread is interrupted meanwhile
	 * @throws URISyntaxException if the script cannot be found
	 */
	public JsonNode run(URI address, String scenario) throws IOException, InterruptedException, URISyntaxException {
		Path script = Path
			.of(Objects.requireNonNull(NodeClient.class.getResource("/node/assistant-client.mjs")).toURI());
		Path output = Files.createTempFile("node-client", ".json");
		Path errors = Files.createTempFile("node-client", ".txt");
		try {
			ProcessBuilder builder = new ProcessBuilder("node", script.toString(), address.toString(), scenario);
			builder.environment().put(MODULES, this.modules.toString());
			Process process = builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
			boolean ended = process.waitFor(30, TimeUnit.SECONDS);
			process.destroyForcibly();
			assertThat(ended).as("Node ended in time").isTrue();
			assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
			return JsonMapper.shared().readTree(Files.readString(output));
		}
		finally {
			Files.delete(output);
			Files.delete(errors);
		}
	}

	private static boolean hasNode() {
		try {
			Process process = new ProcessBuilder("node", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
