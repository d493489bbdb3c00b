package io.github.openaiassistants.samples.migrate;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What to move, and from where. Where to is in the settings of the starter, as the
 * application has them.
 *
 * @param definitions File that the assistants are written to, as YAML.
 * @param threads File with the ids of threads, one a line.
 * @param threadIds Ids of threads.
 * @param mapping File that keeps which thread has become which.
 * @param source Settings of the server to move from, named like those of the starter.
 */
@ConfigurationProperties("migrate")
record MigrateProperties(@Nullable String definitions, @Nullable String threads, @DefaultValue List<String> threadIds,
		@DefaultValue("thread-mapping.tsv") String mapping, @DefaultValue Map<String, String> source) {

	/**
	 * Show names, because a key is among the settings.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "MigrateProperties[definitions=" + this.definitions + ", threads=" + this.threads + ", mapping="
				+ this.mapping + ", source=" + this.source.keySet() + "]";
	}

}
