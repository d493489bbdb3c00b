/**
 * Auto-configuration: the only room that knows the others.
 */
@NullMarked
package io.github.openaiassistants.autoconfigure;

import org.jspecify.annotations.NullMarked;
