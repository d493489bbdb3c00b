package io.github.openaiassistants.autoconfigure;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.function.FunctionCallContext;
import io.github.openaiassistants.model.OpenEnum;
import io.github.openaiassistants.model.WireObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a native image is told to keep.
 */
class AssistantsRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	AssistantsRuntimeHintsTests() {
		new AssistantsRuntimeHints().registerHints(this.hints, null);
	}

	@Test
	void everyEventIsKept() {
		assertKept(AssistantsEvent.class);
	}

	private void assertKept(Class<?> type) {
		assertThat(RuntimeHintsPredicates.reflection().onType(type)).as(type.getName()).accepts(this.hints);
		if (type.isSealed()) {
			assertThat(type.getPermittedSubclasses()).isNotEmpty().allSatisfy(this::assertKept);
		}
	}

	@Test
	void everythingThatIsReadOrWrittenIsKept() {
		JavaClasses model = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackagesOf(WireObject.class);
		assertThat(model)
			.filteredOn((type) -> type.isAssignableTo(WireObject.class) || type.isAssignableTo(OpenEnum.class))
			.hasSizeGreaterThan(100)
			.filteredOn(JavaClass::isRecord)
			.allSatisfy((type) -> assertKept(type.reflect()));
	}

	@Test
	void eventsAndTheirPartsCanBeUsedInConditions() throws Exception {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(ThreadMessageDelta.class.getMethod("data")))
			.accepts(this.hints);
	}

	@Test
	void scriptsAreKept() {
		assertThat(RuntimeHintsPredicates.resource().forResource("io/github/openaiassistants/run/jdbc/schema-h2.sql"))
			.accepts(this.hints);
	}

	@Test
	void functionsAndWhatTheyTakeAreKept() throws Exception {
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(this.hints, Functions.class);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(Functions.class.getDeclaredMethod("weather", Place.class, FunctionCallContext.class)))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Place.class.getDeclaredMethod("city")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Weather.class.getDeclaredMethod("degrees")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(FunctionCallContext.class)).rejects(this.hints);
	}

	/**
	 * What assistants may call.
	 */
	static class Functions {

		@AssistantFunction
		Weather weather(Place place, FunctionCallContext context) {
			return new Weather(place.city().length());
		}

	}

	record Place(String city) {

	}

	record Weather(int degrees) {

	}

}
