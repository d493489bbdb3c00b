package io.github.openaiassistants.test.autoconfigure;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Bootstraps tests annotated with {@link AssistantsTest}.
 */
class AssistantsTestContextBootstrapper extends TestSliceTestContextBootstrapper<AssistantsTest> {

}
