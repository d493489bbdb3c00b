/**
 * What can go wrong, as types.
 *
 * @serial exclude
 */
@NullMarked
package io.github.openaiassistants.failure;

import org.jspecify.annotations.NullMarked;
