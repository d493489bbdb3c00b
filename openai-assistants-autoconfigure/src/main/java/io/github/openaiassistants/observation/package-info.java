/**
 * What is measured about runs.
 */
@NullMarked
package io.github.openaiassistants.observation;

import org.jspecify.annotations.NullMarked;
