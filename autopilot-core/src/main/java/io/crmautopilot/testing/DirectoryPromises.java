package io.crmautopilot.testing;

import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class DirectoryPromises {

    private final VendorDirectory port;
    private final VendorQuery known;
    private final VendorQuery nobody;

    DirectoryPromises(VendorDirectory port, VendorQuery known, VendorQuery nobody) {
        this.port = port;
        this.known = known;
        this.nobody = nobody;
    }

    List<Promise> all() {
        return List.of(
                Promise.of(
                        "somebody is found where there is somebody",
                        () -> Promise.unless(!port.search(known).isEmpty(), "nobody was found")),
                Promise.of("no two vendors have one id", this::unique),
                Promise.of(
                        "each vendor says which directory knows it",
                        () -> port.search(known).stream()
                                .filter(vendor -> vendor.sources().isEmpty())
                                .findFirst()
                                .map(vendor -> "vendor " + vendor.id() + " has no source")),
                Promise.of(
                        "a search that finds nobody is empty, not null and no error",
                        () -> Promise.same(port.search(nobody), List.of())),
                Promise.together(
                        "many threads get the same answer",
                        number -> Set.copyOf(port.search(known)),
                        answers -> Promise.unless(Set.copyOf(answers).size() == 1, "answers differ")));
    }

    private Optional<String> unique() {
        Set<String> ids = new HashSet<>();
        for (Vendor vendor : port.search(known)) {
            if (!ids.add(vendor.id())) {
                return Optional.of("two are called " + vendor.id());
            }
        }
        return Promise.kept();
    }
}
