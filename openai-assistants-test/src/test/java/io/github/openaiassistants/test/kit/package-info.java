/**
 * The test kit, seen from an application that uses it.
 */
@NullMarked
package io.github.openaiassistants.test.kit;

import org.jspecify.annotations.NullMarked;
