package io.github.openaiassistants.samples.webchat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

abstract class ReturnTests extends BrowserTests {

	private static final String CONNECTION = "document.getElementById('connection').dataset.state";

	ReturnTests(WebApplicationType type) {
		super(type);
	}

	@Test
	void shouldGoOnInMidStreamWhenLoadedAgain() {
		stage().server().enqueue(Words.slowly(100, 40));
		browser().ask("Count!");
		browser().awaitText("word10 ");
		browser().reload();
		browser().await(WRITING);
		browser().awaitEnd("completed");
		assertWhole(100);
		assertThat(browser().count(".message.user")).isOne();
	}

	@Test
	void shouldShowTheConversationWhenLoadedAgainAfterTheEnd() {
		stage().server().enqueue(Words.slowly(5, 1));
		browser().ask("Count!");
		browser().awaitEnd("completed");
		String figures = browser().text("#timeline-summary");
		browser().reload();
		browser().awaitText("word5");
		assertThat(browser().text("#messages")).isEqualTo("Count!" + Words.text(5));
		assertThat(browser().text("#timeline-summary")).isEqualTo(figures);
	}

	@Test
	void shouldFinishTheAnswerHoweverOftenTheApplicationIsStartedAgain() {
		stage().server().enqueue(Words.slowly(300, 40));
		browser().ask("Count!");
		browser().awaitText("word10 ");
		for (int i = 0; i < 2; i++) {
			stage().application().stop();
			browser().await(CONNECTION + " === 'lost'");
			assertThat(browser().evaluate(WRITING)).isEqualTo(true);
			assertThat(browser().text(ANSWER)).doesNotContain("word300");
			stage().application().startAgain();
			browser().await(CONNECTION + " === 'back' || " + CONNECTION + " === 'restored'");
		}
		browser().awaitEnd("completed");
		assertWhole(300);
		assertThat(browser().count(".message")).isEqualTo(2);
	}

	@Test
	void shouldFinishTheAnswerWhenLoadedAgainFromTheNextApplication() {
		stage().server().enqueue(Words.slowly(150, 40));
		browser().ask("Count!");
		browser().awaitText("word10 ");
		stage().application().stop();
		stage().application().startAgain();
		browser().reload();
		// On a slow machine the answer may be whole by then: that is a page without a run
		browser().awaitText("word150");
		browser().await("!(" + WRITING + ")");
		assertWhole(150);
	}

	@Test
	void shouldBeginAnotherConversationAndComeBack() {
		stage().server().enqueue(Words.slowly(5, 1), Words.slowly(3, 1));
		browser().ask("First");
		browser().awaitEnd("completed");
		browser().driver().executeScript("document.getElementById('new-conversation').click()");
		browser().await("!document.getElementById('welcome').hidden");
		assertThat(browser().text("#messages")).isEmpty();
		browser().ask("Second");
		browser().awaitEnd("completed");
		assertThat(browser().text("#messages")).isEqualTo("Second" + Words.text(3));
		browser().driver().executeScript("history.go(-2)");
		browser().awaitText("First" + Words.text(5));
	}

	private void assertWhole(int words) {
		assertThat(browser().text(ANSWER)).isEqualTo(Words.text(words));
		assertThat(browser().count(".message.assistant")).isOne();
		assertThat(browser().count("[data-corrected]")).isZero();
	}

}
