package io.github.openaiassistants.contract;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out everything that runs and the pages that show them do not work with. The
 * tests start hundreds of applications, and a third of the time they took was that of
 * looking at what else there is to configure.
 */
class QuickStart implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String PROPERTY = "assistants.test.quick-start";

	private static final String BOOT = "org.springframework.boot.";

	private static final String METRICS = BOOT + "micrometer.metrics.autoconfigure.";

	private static final List<String> NEEDED = List.of("io.github.openaiassistants.", BOOT + "autoconfigure.context.",
			BOOT + "autoconfigure.ssl.", BOOT + "autoconfigure.task.", BOOT + "http.", BOOT + "jackson.",
			BOOT + "micrometer.observation.", METRICS + "MetricsAutoConfiguration", METRICS + "CompositeMeterRegistry",
			METRICS + "export.prometheus.", METRICS + "export.simple.", BOOT + "reactor.", BOOT + "servlet.",
			BOOT + "tomcat.", BOOT + "web.", BOOT + "webclient.", BOOT + "webflux.", BOOT + "webmvc.");

	private boolean wanted;

	@Override
	public void setEnvironment(Environment environment) {
		this.wanted = environment.getProperty(PROPERTY, Boolean.class, false);
	}

	@Override
	public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[candidates.length];
		for (int i = 0; i < candidates.length; i++) {
			String candidate = candidates[i];
			matches[i] = !this.wanted || candidate == null || isNeeded(candidate);
		}
		return matches;
	}

	private static boolean isNeeded(String candidate) {
		return NEEDED.stream().anyMatch(candidate::startsWith);
	}

}
