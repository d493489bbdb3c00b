package io.github.openaiassistants.autoconfigure;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Condition;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.stereotype.Component;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/**
 * Rules that Spring Boot holds its own auto-configurations to.
 */
class AutoConfigurationRuleTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackagesOf(AssistantsAutoConfiguration.class);

	@Test
	void namesEndInAutoConfiguration() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsAreListed() {
		classes().that().areAnnotatedWith(AutoConfiguration.class).should(new ArchCondition<>("be listed") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				events.add(new SimpleConditionEvent(type, MetadataTests.autoConfigurations().contains(type.getName()),
						type.getName()));
			}

		}).check(CLASSES);
	}

	@Test
	void classConditionsAreNotOnBeanMethods() {
		noMethods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.beAnnotatedWith(ConditionalOnClass.class)
			.check(CLASSES);
	}

	@Test
	void beanMethodsAreNotPrivateAndReturnTypesAreVisible() {
		methods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.bePackagePrivate()
			.andShould()
			.haveRawReturnType(new DescribedPredicate<>("not private") {

				@Override
				public boolean test(JavaClass type) {
					return !type.getModifiers().contains(JavaModifier.PRIVATE);
				}

			})
			.check(CLASSES);
	}

	@Test
	void missingBeanConditionsNameATypeOnlyWhereItIsAnother() {
		methods().that()
			.areAnnotatedWith(ConditionalOnMissingBean.class)
			.should(new ArchCondition<>("name a type only if it is not the one returned") {

				@Override
				public void check(JavaMethod method, ConditionEvents events) {
					Class<?>[] named = method.getAnnotationOfType(ConditionalOnMissingBean.class).value();
					boolean redundant = named.length == 1 && method.getRawReturnType().isEquivalentTo(named[0]);
					events.add(new SimpleConditionEvent(method, !redundant, method.getFullName()));
				}

			})
			.check(CLASSES);
	}

	@Test
	void beansThatAreNeededEarlyComeFromStaticMethods() {
		methods().that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(JavaClass.Predicates.assignableTo(EventListenerFactory.class)
				.or(JavaClass.Predicates.assignableTo(BeanPostProcessor.class))
				.or(JavaClass.Predicates.assignableTo(BeanFactoryPostProcessor.class)))
			.should()
			.beStatic()
			.check(CLASSES);
	}

	@Test
	void conditionsAndFailureAnalyzersAreHidden() {
		classes().that()
			.areAssignableTo(Condition.class)
			.or()
			.areAssignableTo(FailureAnalyzer.class)
			.should()
			.bePackagePrivate()
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void nothingIsScannedFor() {
		noClasses().should()
			.beAnnotatedWith(ComponentScan.class)
			.orShould()
			.beAnnotatedWith(Component.class)
			.check(CLASSES);
		noMethods().should().beAnnotatedWith("jakarta.annotation.PostConstruct").check(CLASSES);
	}

	@Test
	void propertiesAreRecords() {
		classes().that().areAnnotatedWith(ConfigurationProperties.class).should().beRecords().check(CLASSES);
	}

}
