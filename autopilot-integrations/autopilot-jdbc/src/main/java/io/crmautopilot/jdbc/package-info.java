/**
 * Durable stores on JDBC. Start at {@link io.crmautopilot.jdbc.SqliteStore} for one machine, at {@link
 * io.crmautopilot.jdbc.PostgresStore} for many. The host brings the driver.
 */
@NullMarked
package io.crmautopilot.jdbc;

import org.jspecify.annotations.NullMarked;
