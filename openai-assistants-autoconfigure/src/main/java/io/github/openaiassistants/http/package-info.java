/**
 * The HTTP client: connector, credentials, errors to types.
 */
@NullMarked
package io.github.openaiassistants.http;

import org.jspecify.annotations.NullMarked;
