package io.crmautopilot.steps;

import io.crmautopilot.engine.Lookup;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendors.JudgedVendor;
import io.crmautopilot.vendors.JudgingReason;
import io.crmautopilot.vendors.JudgingRules;
import io.crmautopilot.vendors.ScorePart;
import io.crmautopilot.vendors.Shortlist;
import io.crmautopilot.vendors.TenantExperience;
import io.crmautopilot.vendors.VendorExperience;
import io.crmautopilot.vendors.VendorJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches the directory and has the judge rank what it finds. Names and addresses go into the vault; the answer holds tokens and figures. */
final class VendorLookup implements Lookup {

    static final String NAME = "vendors";

    private final People people;
    private final VendorDirectory directory;
    private final VendorJudge judge;
    private final Function<String, TenantExperience> experience;

    VendorLookup(
            People people,
            VendorDirectory directory,
            JudgingRules rules,
            Function<String, TenantExperience> experience) {
        this.people = people;
        this.directory = directory;
        this.judge = new VendorJudge(rules);
        this.experience = experience;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Takes {@code trade} and {@code within}; answers {@code shortlist}, {@code passedOver} and {@code excluded}, each with its reasons. */
    @Override
    public Fields look(Inquiry inquiry) {
        BranchSettings settings = inquiry.settings();
        String tenant = settings.branch().tenant();
        VendorQuery query = new VendorQuery(
                settings.branch(),
                inquiry.args().text("trade"),
                new GeoPoint(settings.latitude(), settings.longitude()),
                inquiry.args().duration("within"));
        List<Vendor> found = directory.search(query);
        Shortlist judged = judge.judge(query, found, seen(tenant, found));
        List<Fields> shortlist = new ArrayList<>();
        for (JudgedVendor one : judged.ranked()) {
            shortlist.add(ranked(tenant, one));
        }
        return Fields.of(
                "shortlist",
                shortlist,
                "passedOver",
                judged.passedOver().stream()
                        .map(one ->
                                Fields.of("id", one.vendor().id(), "points", one.tenths() / 10.0, "why", score(one)))
                        .toList(),
                "excluded",
                judged.excluded().stream()
                        .map(one -> Fields.of(
                                "id",
                                one.vendor().id(),
                                "why",
                                reasons(one.failed()),
                                "failed",
                                one.failed().stream()
                                        .map(JudgingReason::toFields)
                                        .toList()))
                        .toList());
    }

    /** What the host knows of the vendors, and what visits of earlier incidents showed. */
    private TenantExperience seen(String tenant, List<Vendor> found) {
        TenantExperience seen = experience.apply(tenant);
        for (Vendor vendor : found) {
            if (vendor.contact().isPresent()) {
                String token = people.tokenOf(tenant, vendor.contact().get());
                VendorExperience all = VendorMemory.recall(people.file(tenant, token), seen.of(vendor));
                seen = all.equals(seen.of(vendor)) ? seen : seen.with(vendor.id(), all);
            }
        }
        return seen;
    }

    private Fields ranked(String tenant, JudgedVendor judged) {
        Vendor vendor = judged.vendor();
        String token = people.tokenOf(tenant, vendor.contact().orElseThrow());
        people.file(tenant, token).keep("name", vendor.name());
        people.file(tenant, token)
                .keep("contact", vendor.contact().orElseThrow().key());
        return Fields.of(
                "token",
                token,
                "id",
                vendor.id(),
                "rating",
                vendor.rating().isPresent() ? vendor.rating().getAsDouble() : null,
                "language",
                vendor.language().map(Language::code).orElse(null),
                "points",
                judged.tenths() / 10.0,
                "why",
                score(judged),
                "parts",
                parts(judged),
                "unknown",
                judged.needsApproval() ? reasons(judged.unknown()) : null);
    }

    private static List<Fields> parts(JudgedVendor judged) {
        return judged.parts().stream().map(ScorePart::toFields).toList();
    }

    private static String score(JudgedVendor judged) {
        return judged.parts().stream().map(VendorLookup::part).collect(Collectors.joining(", "));
    }

    private static String part(ScorePart part) {
        return String.format(
                Locale.ROOT,
                "%s %.1f (%s)",
                part.criterion().name().toLowerCase(Locale.ROOT),
                part.tenths() / 10.0,
                part.because());
    }

    private static String reasons(List<JudgingReason> reasons) {
        return reasons.stream().map(reason -> reason.text(Language.EN)).collect(Collectors.joining("; "));
    }
}
