package io.github.openaiassistants.http;

import java.time.Duration;

/**
 * How often and when a request is sent again.
 *
 * @param maxAttempts how often a request is sent in all
 * @param delay how long to wait before the second attempt; the time doubles with each
 * @param maxDelay the longest of these times
 * @param maxRetryAfter the longest time that is waited because the server asked for it
 * @param budget how many attempts may be repeated without a success between them
 */
public record RetrySettings(int maxAttempts, Duration delay, Duration maxDelay, Duration maxRetryAfter, int budget) {

}
