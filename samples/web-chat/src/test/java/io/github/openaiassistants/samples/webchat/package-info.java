/**
 * The page in a browser, against the embedded server.
 */
@NullMarked
package io.github.openaiassistants.samples.webchat;

import org.jspecify.annotations.NullMarked;
