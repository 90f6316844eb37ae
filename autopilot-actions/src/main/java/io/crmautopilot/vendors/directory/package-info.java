/** Where vendors are found: the host's own list, 2GIS, Google, and several of them as one. */
@NullMarked
package io.crmautopilot.vendors.directory;

import org.jspecify.annotations.NullMarked;
