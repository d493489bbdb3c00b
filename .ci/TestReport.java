import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up the reports of the test runs given as {@code 17=folder}, a Java version and the
 * folder of the project, and prints a table of each. Fails when a test failed or was
 * skipped, and when a test class has no report.
 */
public class TestReport {

	private final List<String> problems = new ArrayList<>();

	private int tests;

	private int failures;

	private int skipped;

	public static void main(String[] args) throws Exception {
		TestReport report = new TestReport();
		for (String arg : args) {
			String[] run = arg.split("=", 2);
			report.add(Integer.parseInt(run[0]), Path.of(run[1]));
		}
		System.exit(report.finish() ? 0 : 1);
	}

	private void add(int version, Path root) throws Exception {
		String label = "JDK " + version;
		System.out.printf("%n%-44s %7s %9s %8s %9s%n", label, "tests", "failures", "skipped", "time");
		for (Path module : modules(root)) {
			List<Path> reports = list(module.resolve("target/surefire-reports"), "TEST-.*\\.xml");
			for (String name : testClasses(module, version)) {
				if (reports.stream().noneMatch((file) -> isReport(file, name))) {
					this.problems.add(label + ": did not run: " + name);
				}
			}
			if (!reports.isEmpty()) {
				add(label, root.relativize(module).toString(), reports);
			}
		}
	}

	private void add(String label, String module, List<Path> reports) throws Exception {
		int moduleTests = 0;
		int moduleFailures = 0;
		int moduleSkipped = 0;
		double seconds = 0;
		for (Path file : reports) {
			Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
			Element suite = document.getDocumentElement();
			moduleTests += number(suite, "tests");
			moduleFailures += number(suite, "failures") + number(suite, "errors");
			moduleSkipped += number(suite, "skipped");
			seconds += Double.parseDouble(suite.getAttribute("time").replace(",", ""));
			addProblems(label, document);
		}
		System.out.printf(Locale.ROOT, "%-44s %7d %9d %8d %7.1f s%n", module, moduleTests, moduleFailures,
				moduleSkipped, seconds);
		this.tests += moduleTests;
		this.failures += moduleFailures;
		this.skipped += moduleSkipped;
	}

	private void addProblems(String label, Document document) {
		for (String kind : List.of("failure", "error", "skipped")) {
			NodeList nodes = document.getElementsByTagName(kind);
			for (int i = 0; i < nodes.getLength(); i++) {
				Element problem = (Element) nodes.item(i);
				Element test = (Element) problem.getParentNode();
				this.problems.add(label + ": " + kind + ": " + test.getAttribute("classname") + "."
						+ test.getAttribute("name") + ": " + firstLine(problem.getTextContent()));
			}
		}
	}

	private boolean finish() {
		if (this.tests == 0) {
			this.problems.add("no test ran");
		}
		System.out.println();
		this.problems.forEach(System.out::println);
		int passed = this.tests - this.failures - this.skipped;
		System.out.println(passed + " passed, " + this.failures + " failed"
				+ ((this.skipped > 0) ? ", " + this.skipped + " skipped" : ""));
		return this.problems.isEmpty();
	}

	private static List<Path> modules(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root, 3)) {
			return files.filter((file) -> file.endsWith("pom.xml")).map(Path::getParent).sorted().toList();
		}
	}

	// The names of the classes with tests; those in src/test/java21 need a newer JDK.
	private static List<String> testClasses(Path module, int version) throws IOException {
		List<String> names = new ArrayList<>();
		for (String folder : (version >= 21) ? List.of("java", "java21") : List.of("java")) {
			Path sources = module.resolve("src/test").resolve(folder);
			for (Path source : list(sources, ".*Tests\\.java")) {
				// The tests of an abstract class are those of its subclasses
				if (!Files.readString(source).contains("\nabstract class ")) {
					String path = sources.relativize(source).toString();
					names.add(path.substring(0, path.length() - ".java".length()).replaceAll("[/\\\\]", "."));
				}
			}
		}
		return names;
	}

	// A class whose tests are all in nested classes has reports of those only.
	private static boolean isReport(Path file, String name) {
		String report = file.getFileName().toString();
		return report.equals("TEST-" + name + ".xml") || report.startsWith("TEST-" + name + "$");
	}

	private static List<Path> list(Path folder, String name) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.getFileName().toString().matches(name)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String firstLine(String text) {
		return text.lines().findFirst().orElse("");
	}

	private static int number(Element suite, String attribute) {
		String value = suite.getAttribute(attribute);
		return value.isEmpty() ? 0 : Integer.parseInt(value);
	}

}
