/**
 * Runs on their way to browsers in servlet applications.
 */
@NullMarked
package io.github.openaiassistants.relay.servlet;

import org.jspecify.annotations.NullMarked;
