/**
 * Tests of the model.
 */
@NullMarked
package io.github.openaiassistants.model;

import org.jspecify.annotations.NullMarked;
