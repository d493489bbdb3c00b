package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.assistants.AssistantsRunBackend;
import io.github.openaiassistants.backend.assistants.AssistantsWireClient;
import io.github.openaiassistants.backend.responses.BridgeServices;
import io.github.openaiassistants.backend.responses.BridgeSettings;
import io.github.openaiassistants.backend.responses.ResponsesBridge;
import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.request.AttachmentMode;
import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.MappingOptions;
import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.backend.responses.translation.RawEvents;
import io.github.openaiassistants.backend.responses.translation.TranslationLimits;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.RunSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsBridgeConfiguration}, {@link AssistantsWireConfiguration}
 * and {@link AssistantsStoresConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AssistantsBridgeConfigurationTests {

	private static final String PREFIX = "openai.assistants.";

	@Test
	void runsAndEverythingElseGoOverTheBridge() {
		Contexts.bridged().run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(AssistantRunStreamer.class);
			ResponsesBridge bridge = context.getBean(ResponsesBridge.class);
			assertThat(context.getBean(AssistantsClient.class)).isSameAs(bridge.client());
			assertThat(context.getBean(RunBackend.class)).isSameAs(bridge.runs());
			assertThat(context).hasSingleBean(ThreadImport.class);
			BridgeServices services = context.getBean(BridgeServices.class);
			assertThat(services.wire()).isInstanceOf(AssistantsWireClient.class);
			assertThat(services.runs()).isSameAs(context.getBean(RunStore.class));
			assertThat(services.threads()).isSameAs(context.getBean(ThreadStore.class));
			assertThat(services.active()).isSameAs(context.getBean(ActiveRuns.class));
			assertThat(services.assistants()).isSameAs(context.getBean(AssistantCatalog.class));
		});
	}

	@Test
	void nothingOfTheBridgeIsThereForTheAssistantsApi() {
		Contexts.connected()
			.withPropertyValues(PREFIX + "api=assistants")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ResponsesBridge.class)
				.doesNotHaveBean(AssistantCatalog.class)
				.doesNotHaveBean(RunStore.class)
				.doesNotHaveBean(AssistantsResponsesProperties.class)
				.doesNotHaveBean(AssistantsDefinitionsProperties.class)
				.getBean(RunBackend.class)
				.isInstanceOf(AssistantsRunBackend.class));
	}

	@Test
	void nothingOfTheBridgeIsThereWhenSwitchedOff() {
		Contexts.bridged()
			.withPropertyValues(PREFIX + "enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ResponsesBridge.class)
				.doesNotHaveBean(RunStore.class));
	}

	@Test
	void settingsUnlessSaidOtherwise() {
		Contexts.bridged().run((context) -> {
			BridgeSettings settings = context.getBean(BridgeSettings.class);
			assertThat(settings.options()).isEqualTo(MappingOptions.conversation());
			assertThat(settings.raw()).isEqualTo(RawEvents.UNTRANSLATED);
			assertThat(settings.limits()).isEqualTo(TranslationLimits.DEFAULT);
			assertThat(settings.eventSize()).isEqualTo(16 * 1024 * 1024);
			assertThat(settings.repair()).isEqualTo(ConversationRepair.Strategy.ANSWER);
			assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(15));
			assertThat(settings.resumes()).isEqualTo(5);
			assertThat(settings.resumeDelay()).isEqualTo(Duration.ofMillis(500));
		});
	}

	@Test
	void everySettingCanBeSetOtherwise() {
		Contexts.bridged(properties("state=local-history", "store=true", "background=true", "attachments=input-file",
				"tolerant=true", "raw-events=true", "raw-event-types=response.reasoning,response.mcp_", "repair=delete",
				"lease=1h", "limits.entries=7", "limits.characters=70", "resume.attempts=0", "resume.delay=2s"))
			.withPropertyValues(PREFIX + "limits.event-size=1MB")
			.run((context) -> {
				BridgeSettings settings = context.getBean(BridgeSettings.class);
				assertThat(settings.options()).isEqualTo(
						new MappingOptions(StateMode.LOCAL_HISTORY, true, true, AttachmentMode.INPUT_FILE, true));
				assertThat(settings.raw())
					.isEqualTo(new RawEvents(true, List.of("response.reasoning", "response.mcp_")));
				assertThat(settings.limits()).isEqualTo(new TranslationLimits(7, 70));
				assertThat(settings.eventSize()).isEqualTo(1024 * 1024);
				assertThat(settings.repair()).isEqualTo(ConversationRepair.Strategy.DELETE);
				assertThat(settings.lease()).isEqualTo(Duration.ofHours(1));
				assertThat(settings.resumes()).isZero();
				assertThat(settings.resumeDelay()).isEqualTo(Duration.ofSeconds(2));
			});
	}

	@ParameterizedTest
	@CsvSource({ "conversation, , true", "conversation, false, false", "local-history, , false",
			"local-history, true, true" })
	void serverKeepsResponsesWhereItKeepsConversationsUnlessSaidOtherwise(String state, String store,
			boolean expected) {
		Contexts.bridged(properties("state=" + state, "store=" + ((store != null) ? store : "")))
			.run((context) -> assertThat(context.getBean(BridgeSettings.class).options().store()).isEqualTo(expected));
	}

	@Test
	void runsInTheBackgroundHaveNoLimitOfTimeOfTheirOwn() {
		Contexts.bridged(properties("background=true")).run((context) -> {
			RunSettings settings = context.getBean(RunSettings.class);
			assertThat(settings.timeouts().run()).isGreaterThan(Duration.ofDays(365));
			assertThat(settings.timeouts().silence()).isGreaterThan(Duration.ofDays(365));
			assertThat(settings.timeouts().idle()).isEqualTo(Duration.ofSeconds(60));
			// What clocks compute with it must not overflow
			assertThat(Math.addExact(Long.MAX_VALUE / 2, settings.timeouts().run().toNanos())).isPositive();
		});
	}

	@Test
	void limitsOfTimeThatAreSetCountInTheBackgroundToo() {
		Contexts.bridged(properties("background=true"))
			.withPropertyValues(PREFIX + "timeouts.run=10m", PREFIX + "timeouts.silence=3m")
			.run((context) -> {
				RunSettings settings = context.getBean(RunSettings.class);
				assertThat(settings.timeouts().run()).isEqualTo(Duration.ofMinutes(10));
				assertThat(settings.timeouts().silence()).isEqualTo(Duration.ofMinutes(3));
			});
	}

	@ParameterizedTest
	@CsvSource({ "assistants, true", "responses, false" })
	void otherRunsHaveTheUsualLimitsOfTime(String api, boolean background) {
		Contexts.connected()
			.withPropertyValues(PREFIX + "api=" + api, PREFIX + "responses.background=" + background)
			.run((context) -> {
				RunSettings settings = context.getBean(RunSettings.class);
				assertThat(settings.timeouts().run()).isEqualTo(Duration.ofMinutes(10));
				assertThat(settings.timeouts().silence()).isEqualTo(Duration.ofMinutes(5));
			});
	}

	@Test
	void whatIsKeptInMemoryIsWarnedOfOnce(CapturedOutput output) {
		Contexts.bridged().run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getAll().lines().filter((line) -> line.contains("stores.type is memory"))).singleElement()
			.asString()
			.contains("WARN")
			.contains("runs and the files and vector stores of threads are forgotten");
	}

	@Test
	void lossOfTheLocalHistoryIsWarnedOf(CapturedOutput output) {
		Contexts.bridged(properties("state=local-history")).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("runs, threads and their messages are forgotten");
	}

	@Test
	void memoryHasTheSizeThatWasChosen() {
		Contexts.bridged(properties("stores.threads=1")).run((context) -> {
			ThreadStore threads = context.getBean(ThreadStore.class);
			threads.create(Contexts.thread("conv_1"));
			threads.create(Contexts.thread("conv_2"));
			assertThat(threads.find("conv_1")).isNull();
			assertThat(threads.find("conv_2")).isNotNull();
		});
	}

	private static String[] properties(String... properties) {
		return List.of(properties).stream().map((property) -> PREFIX + "responses." + property).toArray(String[]::new);
	}

}
