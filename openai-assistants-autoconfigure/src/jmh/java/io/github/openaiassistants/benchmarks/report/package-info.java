/**
 * One table and one chart of what was measured.
 */
@NullMarked
package io.github.openaiassistants.benchmarks.report;

import org.jspecify.annotations.NullMarked;
