/**
 * The delivery contract, promise by promise, over real sockets.
 */
@NullMarked
package io.github.openaiassistants.contract;

import org.jspecify.annotations.NullMarked;
