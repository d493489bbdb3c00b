package io.github.openaiassistants.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Refuses to start with a Spring Boot that is too old. Without it nothing would be
 * configured there, for want of classes, and nobody would be told. Uses nothing itself
 * that older versions do not have.
 */
class BootVersionCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final int FIRST = 4;

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		check(SpringBootVersion.getVersion());
	}

	// As early as failures are analysed
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	// Without a version there is nothing to say
	static void check(@Nullable String version) {
		if (version != null && version.matches("\\d{1,3}\\..*")
				&& Integer.parseInt(version.substring(0, version.indexOf('.'))) < FIRST) {
			throw new UnsupportedBootException(version);
		}
	}

}
