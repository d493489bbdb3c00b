package io.github.openaiassistants.test.autoconfigure;

import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * The ways of the further clients to the embedded server, qualified with their names.
 */
class NamedClientConnections implements ImportBeanDefinitionRegistrar {

	private static final String CLIENTS = "openai.assistants.clients";

	private final Environment environment;

	NamedClientConnections(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		Binder.get(this.environment)
			.bind(CLIENTS, Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.ifBound((names) -> names.forEach((name) -> register(name, registry)));
	}

	private void register(String name, BeanDefinitionRegistry registry) {
		RootBeanDefinition details = new RootBeanDefinition(ServerConnectionDetails.class);
		details.setFactoryMethodName("to");
		details.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		details.getConstructorArgumentValues().addGenericArgumentValue(CLIENTS + "." + name + ".api");
		register(name, details, registry);
		register(name, new RootBeanDefinition(EmbeddedServerCredentials.class), registry);
	}

	private static void register(String name, RootBeanDefinition definition, BeanDefinitionRegistry registry) {
		definition.setDefaultCandidate(false);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		registry.registerBeanDefinition(name + definition.getBeanClass().getSimpleName(), definition);
	}

}
