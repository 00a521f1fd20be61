/**
 * Decides what a fail-over of Redis, behind sentinels or in a cluster, costs two nodes under clients that look people up and move them
 * from address to address. Decides also that a cluster is asked in all its slots, and counts limits for both nodes together.
 */
@NullMarked
package health.intake.blackbox.redis;

import org.jspecify.annotations.NullMarked;
