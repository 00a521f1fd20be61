/** Decides which client and which host a request is from and for, seen through trusted proxies. It refuses nobody. */
@NullMarked
package health.intake.proxy;

import org.jspecify.annotations.NullMarked;
