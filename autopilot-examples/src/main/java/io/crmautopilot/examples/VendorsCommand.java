package io.crmautopilot.examples;

import io.crmautopilot.examples.salon.SalonHost;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.text.Language;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendors.JudgedVendor;
import io.crmautopilot.vendors.JudgingReason;
import io.crmautopilot.vendors.JudgingRules;
import io.crmautopilot.vendors.Shortlist;
import io.crmautopilot.vendors.TenantExperience;
import io.crmautopilot.vendors.VendorJudge;
import io.crmautopilot.vendors.directory.HostVendors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code ./autopilot vendors}: judges the salon's vendors, or those of a file, and prints each with its points or the reasons why it may
 * not be asked.
 */
final class VendorsCommand implements Command {

    private static final Duration WITHIN = Duration.ofHours(2);

    private record Arguments(String file, String trade, Language language) {}

    @Override
    public String name() {
        return "vendors";
    }

    @Override
    public String summary() {
        return "judges the salon's vendors and says why: [--file FILE] [--trade hvac] [--language en|ru|kk]";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Arguments given = parse(args);
        SalonHost salon = SalonHost.on(LocalDate.of(2025, 10, 7));
        VendorDirectory directory;
        try {
            directory = given.file.isEmpty() ? salon.vendors() : read(Path.of(given.file));
        } catch (IllegalArgumentException refused) {
            err.print(refused.getMessage() + "\n");
            return 1;
        }
        BranchSettings branch = salon.failing();
        VendorQuery query = new VendorQuery(
                branch.branch(), given.trade, new GeoPoint(branch.latitude(), branch.longitude()), WITHIN);
        List<Vendor> found = directory.search(query);
        Shortlist judged = new VendorJudge(JudgingRules.defaults()).judge(query, found, TenantExperience.none());
        out.print("For " + given.trade + " at " + branch.name() + ", " + found.size() + " vendors found.\n\n");
        print(judged, given.language, out);
        return 0;
    }

    private static void print(Shortlist judged, Language language, PrintStream out) {
        int place = 1;
        for (JudgedVendor one : judged.ranked()) {
            out.print(place + ". " + title(one) + points(one) + "\n" + parts(one) + unknown(one, language));
            place++;
        }
        for (JudgedVendor one : judged.passedOver()) {
            out.print("next: " + title(one) + points(one) + "\n" + parts(one) + unknown(one, language));
        }
        if (judged.ranked().isEmpty()) {
            out.print("Nobody may be asked: a person gets the case.\n");
        }
        for (JudgedVendor one : judged.excluded()) {
            out.print("out: " + title(one) + "\n     " + reasons(one.failed(), language) + "\n");
        }
    }

    private static String title(JudgedVendor judged) {
        return judged.vendor().id() + " " + judged.vendor().name();
    }

    private static String points(JudgedVendor judged) {
        return String.format(Locale.ROOT, ", %.1f of 100", judged.tenths() / 10.0);
    }

    private static String parts(JudgedVendor judged) {
        return judged.parts().stream()
                .map(part -> String.format(
                        Locale.ROOT,
                        "     %4.1f %s: %s%n",
                        part.tenths() / 10.0,
                        part.criterion().name().toLowerCase(Locale.ROOT),
                        part.because()))
                .collect(Collectors.joining());
    }

    private static String unknown(JudgedVendor judged, Language language) {
        return judged.needsApproval()
                ? "     a person has to answer for it: " + reasons(judged.unknown(), language) + "\n"
                : "";
    }

    private static String reasons(List<JudgingReason> reasons, Language language) {
        return reasons.stream().map(reason -> reason.text(language)).collect(Collectors.joining("; "));
    }

    private static VendorDirectory read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
        String json = Files.readString(file, StandardCharsets.UTF_8);
        return HostVendors.read(json, Currency.getInstance("KZT"), new PhoneNumbers("KZ"));
    }

    private static Arguments parse(List<String> args) {
        String file = "";
        String trade = "hvac";
        Language language = Language.EN;
        for (int i = 0; i < args.size(); i += 2) {
            String value = i + 1 < args.size() ? args.get(i + 1) : "";
            if (value.isEmpty()) {
                throw new UsageException(args.get(i) + " needs a value");
            }
            switch (args.get(i)) {
                case "--file" -> file = value;
                case "--trade" -> trade = value;
                case "--language" -> language = language(value);
                default -> throw new UsageException("\"" + args.get(i) + "\" is none of --file, --trade, --language");
            }
        }
        return new Arguments(file, trade, language);
    }

    private static Language language(String code) {
        return List.of(Language.EN, Language.RU, Language.KK).stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new UsageException("--language needs en, ru or kk, not \"" + code + "\""));
    }
}
