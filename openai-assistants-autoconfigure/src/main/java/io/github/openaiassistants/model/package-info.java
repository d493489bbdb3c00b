/**
 * What the Assistants API talks about: its objects as immutable records.
 */
@NullMarked
package io.github.openaiassistants.model;

import org.jspecify.annotations.NullMarked;
