/** Decides which client sent a request and to which host, seen through trusted proxies. It refuses no request. */
@NullMarked
package health.intake.proxy;

import org.jspecify.annotations.NullMarked;
