/**
 * Tests of what does not depend on a server.
 */
@NullMarked
package io.github.openaiassistants.client;

import org.jspecify.annotations.NullMarked;
