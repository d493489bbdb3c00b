package io.github.openaiassistants;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import reactor.test.StepVerifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/**
 * Rules for the tests of this module.
 */
class TestRuleTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
		.importPackages("io.github.openaiassistants");

	@Test
	void namesOfTestClassesEndInTests() {
		classes().that(DescribedPredicate.describe("have test methods", TestRuleTests::hasTests))
			.and()
			.areTopLevelClasses()
			.should()
			.haveSimpleNameEndingWith("Tests")
			.andShould()
			.bePackagePrivate()
			.check(CLASSES);
	}

	@Test
	void namesOfTestMethodsAreFacts() {
		methods().that()
			.areMetaAnnotatedWith(Testable.class)
			.should()
			.haveNameNotMatching(".*_.*")
			.andShould()
			.notBeAnnotatedWith(DisplayName.class)
			.check(CLASSES);
	}

	@Test
	void noTestIsSwitchedOff() {
		noMethods().should().beAnnotatedWith(Disabled.class).check(CLASSES);
		noClasses().should().beAnnotatedWith(Disabled.class).check(CLASSES);
	}

	@Test
	void noTestSleepsOrWaitsWithoutEnd() {
		noClasses().should()
			.callMethod(Thread.class, "sleep", long.class)
			.orShould()
			.callMethodWhere(DescribedPredicate.describe("waits without end", TestRuleTests::waitsWithoutEnd))
			.orShould()
			.callMethod(StepVerifier.class, "verify")
			.check(CLASSES);
	}

	private static boolean waitsWithoutEnd(JavaMethodCall call) {
		return call.getName().equals("verifyComplete")
				&& call.getTargetOwner().isAssignableTo(StepVerifier.LastStep.class);
	}

	@Test
	void nothingIsMocked() {
		noClasses().should().dependOnClassesThat().resideInAPackage("org.mockito..").check(CLASSES);
	}

	private static boolean hasTests(JavaClass type) {
		return type.getMethods().stream().anyMatch((method) -> method.isMetaAnnotatedWith(Testable.class));
	}

}
