/**
 * The embedded server in tests of applications, and in applications that are tried out.
 */
@NullMarked
package io.github.openaiassistants.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
