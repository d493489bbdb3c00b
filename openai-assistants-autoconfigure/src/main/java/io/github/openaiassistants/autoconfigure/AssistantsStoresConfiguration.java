package io.github.openaiassistants.autoconfigure;

import java.time.Clock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;

/**
 * What the server does not know of runs and threads, in memory.
 */
@Configuration(proxyBeanMethods = false)
class AssistantsStoresConfiguration {

	private static final Log logger = LogFactory.getLog(AssistantsStoresConfiguration.class);

	private final AssistantsResponsesProperties properties;

	AssistantsStoresConfiguration(AssistantsResponsesProperties properties) {
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean
	ActiveRuns assistantsActiveRuns() {
		memory();
		return ActiveRuns.inMemory(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	RunStore assistantsRunStore() {
		int limit = memory().runs();
		logger.warn("openai.assistants.responses.stores.type is memory: runs" + threads()
				+ " are forgotten when the application ends, and other instances do not know them. Set it to jdbc "
				+ "to keep them in the database of the application");
		return RunStore.inMemory(limit);
	}

	@Bean
	@ConditionalOnMissingBean
	ThreadStore assistantsThreadStore(ActiveRuns active) {
		return ThreadStore.inMemory(memory().threads(), active);
	}

	private AssistantsResponsesProperties.Stores memory() {
		AssistantsResponsesProperties.Stores stores = this.properties.stores();
		if (stores.type() == AssistantsResponsesProperties.StoreType.JDBC) {
			throw ResponsesCheck.storesUnavailable();
		}
		return stores;
	}

	private String threads() {
		return (this.properties.state() == StateMode.LOCAL_HISTORY) ? ", threads and their messages"
				: " and the files and vector stores of threads";
	}

}
