package io.github.openaiassistants;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rooms of the house and the doors between them.
 */
class ArchitectureTests {

	private static final String HOUSE = "io.github.openaiassistants";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(HOUSE);

	/**
	 * For every room the rooms that it may use. {@code autoconfigure} may use all, and no
	 * other room may use it.
	 */
	private static final Map<String, Set<String>> DOORS = Map.ofEntries(Map.entry("model", Set.of("failure")),
			Map.entry("failure", Set.of()), Map.entry("event", Set.of("model", "failure")),
			Map.entry("sse", Set.of("failure")), Map.entry("codec", Set.of("sse", "event", "model")),
			Map.entry("http", Set.of("codec", "sse", "failure", "model")),
			Map.entry("backend", Set.of("client", "event", "model", "failure")),
			Map.entry("backend.assistants",
					Set.of("backend", "client", "http", "codec", "sse", "event", "model", "failure")),
			Map.entry("backend.responses", Set.of("backend", "backend.responses.request", "backend.responses.store",
					"backend.responses.translation", "client", "http", "codec", "sse", "event", "model", "failure")),
			Map.entry("backend.responses.request", Set.of("model", "failure")),
			Map.entry("backend.responses.store",
					Set.of("backend.responses.request", "backend.responses.translation", "codec", "model", "failure")),
			Map.entry("backend.responses.translation", Set.of("codec", "sse", "event", "model", "failure")),
			Map.entry("client", Set.of("model", "failure")), Map.entry("observation", Set.of("event", "model")),
			Map.entry("function", Set.of("observation", "event", "model", "failure")),
			Map.entry("publish", Set.of("event", "model", "failure")),
			Map.entry("snapshot", Set.of("codec", "event", "model", "failure")),
			Map.entry("run",
					Set.of("backend", "function", "publish", "observation", "snapshot", "event", "model", "failure")),
			Map.entry("run.jdbc", Set.of("run", "observation", "event")),
			Map.entry("actuate", Set.of("run", "event", "failure")),
			Map.entry("relay", Set.of("run", "event", "model", "failure")),
			Map.entry("relay.servlet", Set.of("relay", "publish", "event")),
			Map.entry("relay.reactive", Set.of("relay", "event")));

	private static final String CONFIGURATION = "autoconfigure";

	// Of the types outside event and model, which exist to be seen
	private static final double LARGEST_PUBLIC_SHARE = 0.6;

	static Set<String> rooms() {
		return new TreeSet<>(DOORS.keySet());
	}

	@Test
	void everyRoomHasItsDoors() {
		Set<String> expected = new HashSet<>(rooms());
		expected.add(CONFIGURATION);
		Set<String> rooms = new HashSet<>();
		CLASSES.forEach((type) -> rooms.add(type.getPackageName().substring(HOUSE.length() + 1)));
		assertThat(rooms).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("rooms")
	void roomUsesItsDoorsOnly(String room) {
		Set<String> walls = new HashSet<>(rooms());
		walls.add(CONFIGURATION);
		walls.remove(room);
		walls.removeAll(DOORS.get(room));
		noClasses().that()
			.resideInAPackage(HOUSE + "." + room)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(walls.stream().map((wall) -> HOUSE + "." + wall).toArray(String[]::new))
			.check(CLASSES);
	}

	@Test
	void roomsAreFreeOfCycles() {
		slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void whatIsSaidAndHappenedKnowsNeitherSpringNorReactor() {
		noClasses().that()
			.resideInAnyPackage(HOUSE + ".model", HOUSE + ".event", HOUSE + ".failure", HOUSE + ".sse",
					HOUSE + ".codec", HOUSE + ".snapshot", HOUSE + ".backend.responses.request",
					HOUSE + ".backend.responses.translation")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "reactor..", "io.netty..", "org.reactivestreams..")
			.check(CLASSES);
	}

	@Test
	void everyRoomIsNullMarked() {
		CLASSES
			.forEach((type) -> assertThat(type.getPackage().isAnnotatedWith(NullMarked.class)).as(type.getPackageName())
				.isTrue());
	}

	@Test
	void noRoomOrClassIsNamedForWhatItIsNot() {
		noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Impl|Manager)(\\$.*)?").check(CLASSES);
		noClasses().should()
			.resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..base..", "..internal..")
			.check(CLASSES);
	}

	@Test
	void mostTypesAreHidden() {
		Set<JavaClass> types = new HashSet<>();
		CLASSES
			.that(DescribedPredicate.describe("top-level types outside event and model",
					(type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info")
							&& !Set.of(HOUSE + ".event", HOUSE + ".model").contains(type.getPackageName())))
			.forEach(types::add);
		long open = types.stream().filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC)).count();
		assertThat((double) open / types.size()).as(open + " of " + types.size() + " types are public")
			.isLessThanOrEqualTo(LARGEST_PUBLIC_SHARE);
	}

	@Test
	void publicSignaturesNameNoHiddenType() {
		CLASSES.that(DescribedPredicate.describe("visible", ArchitectureTests::isVisible))
			.forEach((type) -> type.getCodeUnits()
				.stream()
				.filter((unit) -> isOpen(unit.getModifiers()))
				.forEach((unit) -> assertThat(named(unit)).as(unit.getFullName())
					.allMatch(ArchitectureTests::isVisible)));
	}

	private static Set<JavaClass> named(JavaCodeUnit unit) {
		Set<JavaClass> named = new HashSet<>(unit.getReturnType().getAllInvolvedRawTypes());
		unit.getParameterTypes().forEach((type) -> named.addAll(type.getAllInvolvedRawTypes()));
		named.addAll(unit.getExceptionTypes());
		named.removeIf((type) -> !type.getPackageName().startsWith(HOUSE));
		return named;
	}

	private static boolean isVisible(JavaClass type) {
		return isOpen(type.getModifiers()) && type.getEnclosingClass().map(ArchitectureTests::isVisible).orElse(true);
	}

	private static boolean isOpen(Set<JavaModifier> modifiers) {
		return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
	}

	@Test
	void nothingIsInjectedIntoFields() {
		GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
	}

	@Test
	void nothingWritesToTheStandardStreams() {
		GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
	}

	@Test
	void nothingLogsWithTheLoggerOfTheJdk() {
		GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
		noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.lang.System$Logger").check(CLASSES);
	}

	@Test
	void nothingStaticChanges() {
		noFields().that().areStatic().should().notBeFinal().check(CLASSES);
	}

	@Test
	void caseChangesDoNotDependOnTheMachine() {
		noClasses().should()
			.callMethod(String.class, "toLowerCase")
			.orShould()
			.callMethod(String.class, "toUpperCase")
			.check(CLASSES);
	}

	@Test
	void onlyAutoconfigureHoldsConfiguration() {
		classes().that()
			.areMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
			.or()
			.areAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
			.should()
			.resideInAPackage(HOUSE + "." + CONFIGURATION)
			.check(CLASSES);
	}

}
