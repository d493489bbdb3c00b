/**
 * What applications call for assistants, threads, messages, runs, files and vector
 * stores, whatever serves them.
 */
@NullMarked
package io.github.openaiassistants.client;

import org.jspecify.annotations.NullMarked;
