package io.crmautopilot.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Brings phone numbers to E.164, so that one number has one spelling. Safe for any number of threads. */
public final class PhoneNumbers {

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String region;

    /**
     * Creates a reader; a number without a country code is one of {@code region} (ISO 3166, such as {@code KZ}); a country
     * that is not known is refused.
     */
    public PhoneNumbers(String region) {
        if (!library.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("no region with phone numbers is called " + region);
        }
        this.region = region;
    }

    /** Returns the number in E.164, such as {@code +77000080001}; empty when the text is no possible number. */
    public Optional<String> normal(String text) {
        try {
            PhoneNumber number = library.parse(text, region);
            return library.isPossibleNumber(number)
                    ? Optional.of(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a number in E.164 is one that a mobile phone may have. */
    public boolean mobile(String number) {
        try {
            PhoneNumberType type = library.getNumberType(library.parse(number, region));
            return type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
        } catch (NumberParseException e) {
            return false;
        }
    }
}
