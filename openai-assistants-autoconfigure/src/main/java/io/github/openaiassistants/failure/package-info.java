/**
 * What can go wrong, as types.
 */
@NullMarked
package io.github.openaiassistants.failure;

import org.jspecify.annotations.NullMarked;
