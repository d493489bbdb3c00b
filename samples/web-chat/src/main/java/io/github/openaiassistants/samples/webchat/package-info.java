/**
 * A chat in the browser: questions go out as requests, answers come back as events.
 */
@NullMarked
package io.github.openaiassistants.samples.webchat;

import org.jspecify.annotations.NullMarked;
