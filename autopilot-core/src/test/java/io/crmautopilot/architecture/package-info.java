/** The rules that every module keeps, as tests that a module inherits. Needs JUnit, AssertJ and ArchUnit. */
@NullMarked
package io.crmautopilot.architecture;

import org.jspecify.annotations.NullMarked;
