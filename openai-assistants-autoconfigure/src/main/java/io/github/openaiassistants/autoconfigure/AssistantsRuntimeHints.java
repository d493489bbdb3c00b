package io.github.openaiassistants.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.WireObject;

/**
 * What is reached by reflection: the events, by conditions of listeners, and all that is
 * read and written as JSON. Looks at the packages, so that nothing has to be listed.
 */
class AssistantsRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		register(AssistantsEvent.class.getPackageName(), hints, classLoader);
		register(WireObject.class.getPackageName(), hints, classLoader);
		hints.resources().registerPattern("io/github/openaiassistants/**/*.sql");
	}

	private static void register(String packageName, RuntimeHints hints, @Nullable ClassLoader classLoader) {
		String pattern = "classpath*:" + ClassUtils.convertClassNameToResourcePath(packageName) + "/*.class";
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver(classLoader).getResources(pattern)) {
				String name = StringUtils.stripFilenameExtension(String.valueOf(resource.getFilename()));
				register(ClassUtils.resolveClassName(packageName + "." + name, classLoader), hints);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void register(Class<?> type, RuntimeHints hints) {
		if (type.isRecord() || type.isSealed() || type.isEnum()) {
			hints.reflection()
				.registerType(type, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS,
						MemberCategory.ACCESS_PUBLIC_FIELDS);
		}
	}

}
