package io.github.openaiassistants.samples.webchat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

abstract class ChatPageTests extends BrowserTests {

	private static final String LENGTH = "(document.querySelector('" + ANSWER + "')?.textContent.length ?? 0)";

	ChatPageTests(WebApplicationType type) {
		super(type);
	}

	@Test
	void shouldShowTextThatGrowsWhileItIsWritten() {
		stage().server().enqueue(Words.slowly(40, 40));
		browser().ask("Count!");
		browser().await(WRITING + " && " + LENGTH + " > 0");
		Object early = browser().evaluate(LENGTH);
		browser().await(WRITING + " && " + LENGTH + " > " + early);
		Object later = browser().evaluate(LENGTH);
		browser().await(WRITING + " && " + LENGTH + " > " + later);
		browser().awaitEnd("completed");
		assertThat(browser().text(ANSWER)).isEqualTo(Words.text(40));
		assertThat(browser().text(".message.user .text")).isEqualTo("Count!");
		assertThat(browser().count("[data-corrected]")).isZero();
		assertThat(browser().complaints()).isEmpty();
	}

	@Test
	void shouldReadTheAnswerAloudOnceItIsWhole() {
		stage().server().enqueue(Words.slowly(10, 20));
		browser().driver()
			.executeScript("window.said = []; new MutationObserver(() => said.push(announcement.textContent))"
					+ ".observe(document.getElementById('announcement'), { childList: true })");
		browser().ask("Count!");
		browser().awaitEnd("completed");
		assertThat(browser().evaluate("said.join('|')")).isEqualTo(Words.text(10));
		assertThat(browser().evaluate("document.getElementById('announcement').ariaLive")).isEqualTo("polite");
	}

	@Test
	void shouldShowFunctionsThatAreCalled() {
		browser().ask("What time is it in Oslo and in Tokyo?");
		browser().await("document.querySelectorAll('.call').length === 2");
		browser().awaitEnd("completed");
		assertThat(browser().text(".call:first-child .call-name")).isEqualTo(LocalTime.FUNCTION);
		assertThat(browser().count(".call[data-state=done]")).isEqualTo(2);
		assertThat(browser().text(".call:first-child .call-state")).matches("[0-9.]+ m?s");
		assertThat(browser().text(ANSWER)).contains("(Europe/Oslo)", "(Asia/Tokyo)");
		assertThat(browser().count("[data-corrected]")).isZero();
	}

	@Test
	void shouldListWhatAnAnswerCites() {
		browser().ask("What does the handbook say about holidays?");
		browser().awaitEnd("completed");
		assertThat(browser().text(".call .call-name")).isEqualTo("search in files");
		assertThat(browser().text(".sources")).isEqualTo("handbook.pdfchanges-2026.md");
		assertThat(browser().text(ANSWER)).contains("first year on.1 Up to").doesNotContain("【");
		browser().driver().executeScript("document.querySelector('.reference').click()");
		assertThat(browser().evaluate("document.activeElement.textContent")).isEqualTo("handbook.pdf");
		browser().reload();
		browser().await("document.querySelector('.sources')?.textContent === 'handbook.pdfchanges-2026.md'");
	}

	@Test
	void shouldTellTheRunOverTime() {
		browser().ask("What time is it in Oslo?");
		browser().awaitEnd("completed");
		assertThat(browser().text("#timeline-summary"))
			.matches("completed after [0-9.]+ m?s, \\d+ events, first text after [0-9.]+ m?s,.* \\d+ tokens");
		browser().driver().executeScript("document.getElementById('timeline-chart').focus()");
		browser().press(Keys.HOME);
		assertThat(browser().text("#timeline-detail")).startsWith("thread.run.created at ");
		browser().press(Keys.END);
		assertThat(browser().text("#timeline-detail")).startsWith("run.finished at ");
		assertThat(browser().evaluate("document.getElementById('timeline-chart').ariaValueText"))
			.isEqualTo(browser().text("#timeline-detail"));
	}

	@Test
	void shouldCancelWithAKey() {
		stage().server().enqueue(Words.slowly(500, 40));
		browser().ask("Count!");
		browser().awaitText("word5 ");
		browser().press(Keys.ESCAPE);
		browser().awaitEnd("cancelled");
		assertThat(browser().text(".note")).startsWith("You cancelled this answer.");
		assertThat(browser().text(ANSWER)).startsWith("word1 word2").doesNotContain("word500");
		assertThat(stage().server().requests("POST", "/v1/threads/*/runs/*/cancel")).isNotEmpty();
		stage().server().enqueue(RunScript.answering("Here again."));
		browser().ask("Go on");
		browser().awaitEnd("completed");
		browser().awaitText("Here again.");
	}

	@Test
	void shouldSayWhenAnAnswerFails() {
		browser().ask("Please fail");
		browser().awaitEnd("failed");
		assertThat(browser().text(".note")).startsWith("The assistant could not finish this answer.");
		assertThat(browser().text(ANSWER)).isEqualTo("This will not end well, because");
	}

	@Test
	void shouldKeepTheQuestionThatWasNotAccepted() {
		stage().server().enqueue("POST", "/v1/threads", StubResponse.error(500, "server_error", "", "Out of order."));
		browser().ask("Are you there?");
		browser().await("!document.getElementById('problem').hidden");
		assertThat(browser().evaluate("document.getElementById('question').value")).isEqualTo("Are you there?");
		assertThat(browser().count(".message")).isZero();
	}

	@Test
	void shouldShowHostileTextAsText() {
		String text = "<img src=x onerror=\"window.owned=1\"><script>window.owned=2</script> "
				+ "<a href='javascript:window.owned=3'>here</a> `<b>` [here](javascript:window.owned=4)";
		stage().server()
			.enqueue(RunScript.empty()
				.thenCiting(text, "javascript:window.owned=5", "<iframe src=javascript:window.owned=6>")
				.pace(Duration.ofMillis(5)));
		browser().ask(text);
		browser().awaitEnd("completed");
		assertThat(browser().text(".message.user .text")).isEqualTo(text.replace("`", ""));
		assertThat(browser().text(ANSWER)).startsWith(text.replace("`", ""));
		assertThat(browser().text(".sources")).isEqualTo("<iframe src=javascript:window.owned=6>");
		assertThat(browser().count("#messages :is(img, script, iframe, b, a)")).isZero();
		assertThat(browser().evaluate("typeof window.owned")).isEqualTo("undefined");
		assertThat(browser().complaints()).isEmpty();
	}

	@Test
	void shouldShowVisitorsTheirOwnConversationsOnly() {
		try (Browser other = Browser.open()) {
			stage().server().enqueue(Words.slowly(60, 40));
			browser().ask("Mine");
			browser().awaitText("word2 ");
			stage().server().enqueue(RunScript.answering("Something else.").pace(Duration.ofMillis(40)));
			other.visit(stage().application().url("/"));
			other.ask("Yours");
			other.awaitEnd("completed");
			browser().awaitEnd("completed");
			assertThat(other.text("#messages")).contains("Yours", "Something else.").doesNotContain("Mine", "word");
			assertThat(browser().text("#messages")).contains("Mine", Words.text(60)).doesNotContain("Something");
			assertThat(other.statusOf(eventsPath(other))).isEqualTo(200);
			assertThat(other.statusOf(eventsPath(browser()))).isEqualTo(403);
			other.visit(browser().driver().getCurrentUrl());
			other.await("document.getElementById('problem').textContent.startsWith('This conversation is not yours')");
			assertThat(other.text("#messages")).isEmpty();
		}
	}

	private static String eventsPath(Browser visitor) {
		return visitor.evaluate("'/api/threads/' + location.hash.slice(3) + '/runs/' "
				+ "+ document.querySelector('.answer').dataset.run + '/events'") + "";
	}

}
