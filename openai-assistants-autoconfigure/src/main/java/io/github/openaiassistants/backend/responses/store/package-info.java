/**
 * What a Responses server does not keep: runs, threads and which run is active.
 */
@NullMarked
package io.github.openaiassistants.backend.responses.store;

import org.jspecify.annotations.NullMarked;
