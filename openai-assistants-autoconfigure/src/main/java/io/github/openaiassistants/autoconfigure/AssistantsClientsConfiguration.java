package io.github.openaiassistants.autoconfigure;

import java.util.regex.Pattern;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

import io.github.openaiassistants.backend.responses.ContainerFiles;
import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.LiveRuns;
import io.github.openaiassistants.run.OrderlyShutdown;

/**
 * Clients besides the first, as beans that are qualified with the names of their clients
 * and are given to nobody who does not ask for one by name.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistantsClientsProperties.class)
@Import(AssistantsClientsConfiguration.Registrar.class)
class AssistantsClientsConfiguration {

	private static final String ASSEMBLY = "assistantsClientAssembly";

	@Bean(ASSEMBLY)
	static ClientAssembly assistantsClientAssembly(Environment environment, ListableBeanFactory beans,
			AssistantsFunctionProperties functions) {
		return new ClientAssembly(environment, beans, functions);
	}

	/**
	 * Registers the beans of each client.
	 */
	static class Registrar implements ImportBeanDefinitionRegistrar {

		// They become parts of bean names, tags of meters and members of events
		private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

		private final Environment environment;

		Registrar(Environment environment) {
			this.environment = environment;
		}

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			for (String name : ClientSettings.names(this.environment)) {
				if (!NAME.matcher(name).matches() || name.equals(ClientSettings.DEFAULT)) {
					throw new InvalidSettingException("clients", "has a client with a name that cannot be used",
							"Write lower-case letters, digits and hyphens, and not \"default\", which is the name of the "
									+ "client whose settings are directly below openai.assistants.");
				}
				register(name, registry);
			}
		}

		private void register(String name, BeanDefinitionRegistry registry) {
			String parts = name + "AssistantsParts";
			RootBeanDefinition assembled = definition(NamedClient.class, ASSEMBLY, "client");
			assembled.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
			registry.registerBeanDefinition(parts, assembled);
			Part part = (type, method) -> {
				String bean = name + type.getSimpleName();
				if (!registry.containsBeanDefinition(bean)) {
					RootBeanDefinition definition = definition(type, parts, method);
					definition.setDefaultCandidate(false);
					definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
					registry.registerBeanDefinition(bean, definition);
				}
			};
			part.register(AssistantRunStreamer.class, "streamer");
			part.register(AssistantsClient.class, "client");
			part.register(LiveRuns.class, "runs");
			part.register(OrderlyShutdown.class, "shutdown");
			if (ClientSettings.speaksResponses(this.environment, name)) {
				part.register(ThreadImport.class, "threadImport");
				part.register(ContainerFiles.class, "containerFiles");
			}
		}

		private static RootBeanDefinition definition(Class<?> type, String factory, String method) {
			RootBeanDefinition definition = new RootBeanDefinition(type);
			definition.setFactoryBeanName(factory);
			definition.setFactoryMethodName(method);
			return definition;
		}

		/**
		 * Registers a part of a client.
		 */
		@FunctionalInterface
		private interface Part {

			void register(Class<?> type, String method);

		}

	}

}
