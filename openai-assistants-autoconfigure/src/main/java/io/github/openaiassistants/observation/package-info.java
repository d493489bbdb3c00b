/**
 * What is measured about runs, and what was current where they were started.
 */
@NullMarked
package io.github.openaiassistants.observation;

import org.jspecify.annotations.NullMarked;
