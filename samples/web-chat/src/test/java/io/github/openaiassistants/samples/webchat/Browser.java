package io.github.openaiassistants.samples.webchat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.util.FileSystemUtils;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A visitor with a browser of their own.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration GLANCE = Duration.ofMillis(20);

	private final Path profile;

	private final ChromeDriver driver;

	private Browser(Path browser, Path driver) {
		this.profile = folder();
		LoggingPreferences log = new LoggingPreferences();
		log.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser.toFile());
		options.setCapability(ChromeOptions.LOGGING_PREFS, log);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--window-size=1280,800", "--user-data-dir=" + this.profile);
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).usingAnyFreePort().build(),
				options, ClientConfig.defaultConfig().readTimeout(PATIENCE.multipliedBy(2)));
		this.driver.manage().timeouts().pageLoadTimeout(PATIENCE.dividedBy(2));
	}

	/**
	 * Skip the tests where there is no browser.
	 */
	static void assumeInstalled() {
		assumeTrue(browserProgram() != null && driverProgram() != null,
				"Skipped: chromium and chromedriver are not on the PATH (Debian: chromium, chromium-driver)");
	}

	static Browser open() {
		return new Browser(Objects.requireNonNull(browserProgram()), Objects.requireNonNull(driverProgram()));
	}

	private static Path folder() {
		try {
			return Files.createTempDirectory("browser");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable Path browserProgram() {
		return find("chromium", "chromium-browser");
	}

	private static @Nullable Path driverProgram() {
		return find("chromedriver");
	}

	private static @Nullable Path find(String... names) {
		return Stream.of(names)
			.flatMap((name) -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
				.map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(null);
	}

	ChromeDriver driver() {
		return this.driver;
	}

	// Neither the page nor its cookies are kept
	void forget() {
		this.driver.get("about:blank");
		this.driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
		complaints();
	}

	void visit(Object url) {
		this.driver.get(url.toString());
		await("document.activeElement.id === 'question'");
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	void ask(String question) {
		WebElement box = this.driver.findElement(By.id("question"));
		box.sendKeys(question, Keys.ENTER);
	}

	void press(Keys key) {
		this.driver.switchTo().activeElement().sendKeys(key);
	}

	/**
	 * Wait until something is true on the page.
	 * @param expression what is to be true
	 */
	void await(String expression) {
		new WebDriverWait(this.driver, PATIENCE, GLANCE)
			.withMessage(() -> expression + "; the page shows: " + text("body"))
			.until((driver) -> Boolean.TRUE.equals(this.driver.executeScript("return Boolean(" + expression + ")")));
	}

	void awaitText(String text) {
		await("document.querySelector('#messages').textContent.includes(" + quoted(text) + ")");
	}

	void awaitEnd(String outcome) {
		await("document.querySelector('.answer:last-child')?.dataset.outcome === " + quoted(outcome));
	}

	@Nullable Object evaluate(String expression) {
		return this.driver.executeScript("return " + expression);
	}

	long count(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).size();
	}

	/**
	 * Return the text of an element, also of what is not in view.
	 * @param selector which element
	 * @return the text, empty when there is no such element
	 */
	String text(String selector) {
		return String.valueOf(evaluate("document.querySelector(" + quoted(selector) + ")?.textContent ?? ''"));
	}

	/**
	 * Send a request as a script of the page could.
	 * @param path where to
	 * @return the status of the answer
	 */
	long statusOf(String path) {
		Object status = this.driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
				+ "fetch(arguments[0]).then((answer) => { answer.body?.cancel(); done(answer.status); }, () => done(0));",
				path);
		return ((Number) Objects.requireNonNull(status)).longValue();
	}

	/**
	 * Return what the browser had to complain about since the last time.
	 * @return messages of failed requests, scripts and violated policies
	 */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	void size(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	static String quoted(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
	}

	@Override
	public void close() {
		this.driver.quit();
		FileSystemUtils.deleteRecursively(this.profile.toFile());
	}

}
