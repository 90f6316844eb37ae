package io.crmautopilot.channels;

import io.crmautopilot.person.Contact;
import java.time.Instant;

/** A person switched the business's offers off or on in the messenger itself. */
record OfferChoice(Contact person, boolean stops, Instant at) {}
