/**
 * Answers of an assistant in a servlet application whose threads are virtual.
 */
@NullMarked
package io.github.openaiassistants.samples.servlet;

import org.jspecify.annotations.NullMarked;
