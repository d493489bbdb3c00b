/**
 * Answers of an assistant in a reactive application.
 */
@NullMarked
package io.github.openaiassistants.samples.reactive;

import org.jspecify.annotations.NullMarked;
