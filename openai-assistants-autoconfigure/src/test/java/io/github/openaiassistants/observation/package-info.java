/**
 * Tests of what is current where runs were started.
 */
@NullMarked
package io.github.openaiassistants.observation;

import org.jspecify.annotations.NullMarked;
