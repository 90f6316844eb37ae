package io.crmautopilot.openai;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Which server and model are asked, for what, how patiently and how much. Immutable; its text form shows no key. */
public final class ModelSettings {

    private final URI baseUrl;
    private final String model;
    private final Supplier<String> key;
    private final ModelApi api;
    private final Set<Help> helps;
    private final ModelBudget budget;
    private final ZoneId zone;
    private final Duration patience;
    private final int maxOutputTokens;
    private final double unsureFrom;
    private final double unsureTo;

    private ModelSettings(Builder builder) {
        this.baseUrl = builder.baseUrl;
        this.model = builder.model;
        this.key = builder.key;
        this.api = builder.api;
        this.helps = Set.copyOf(builder.helps);
        this.budget = builder.budget;
        this.zone = builder.zone;
        this.patience = builder.patience;
        this.maxOutputTokens = builder.maxOutputTokens;
        this.unsureFrom = builder.unsureFrom;
        this.unsureTo = builder.unsureTo;
    }

    /**
     * Starts settings with which nothing is asked yet.
     *
     * @param baseUrl where the server is, its version path included, such as {@code https://api.openai.com/v1}
     * @param model the model's name, as the server knows it
     * @param key where the key comes from, asked at each request; an empty one for a server that wants none
     * @throws IllegalArgumentException when the address is no absolute http or https address, bears a name or key of its own, or is plain
     *     http to another machine ({@link Builder#plainHttp()} allows that); or when the model has no name
     */
    public static Builder of(URI baseUrl, String model, Supplier<String> key) {
        return new Builder(baseUrl, model, key);
    }

    /** Returns where the server is. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Returns the model's name. */
    public String model() {
        return model;
    }

    /** Returns the interface that is spoken. */
    public ModelApi api() {
        return api;
    }

    /** Returns what the model may help with. */
    public Set<Help> helps() {
        return helps;
    }

    /** Returns how much may be asked. */
    public ModelBudget budget() {
        return budget;
    }

    /** Returns the zone whose days and months the budget counts. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns how long one question may take in all, repetition and repair included. */
    public Duration patience() {
        return patience;
    }

    /** Returns how many tokens one answer may have. */
    public int maxOutputTokens() {
        return maxOutputTokens;
    }

    /** Tells whether a message with that complaint score is one that the reader is unsure about. */
    public boolean isUnsure(double score) {
        return score >= unsureFrom && score <= unsureTo;
    }

    String key() {
        return key.get();
    }

    @Override
    public String toString() {
        return "ModelSettings[" + model + " by " + api + ", helps " + helps + "]";
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private static final Duration LONGEST = Duration.ofSeconds(20);

        private final URI baseUrl;
        private final String model;
        private final Supplier<String> key;
        private ModelApi api = ModelApi.RESPONSES;
        private Set<Help> helps = Set.of();
        private ModelBudget budget = ModelBudget.modest();
        private ZoneId zone = ZoneOffset.UTC;
        private Duration patience = LONGEST;
        private int maxOutputTokens = 800;
        private double unsureFrom = 0.3;
        private double unsureTo = 0.7;
        private boolean plain;

        private Builder(URI baseUrl, String model, Supplier<String> key) {
            this.baseUrl = baseUrl;
            this.model = model;
            this.key = key;
            if (model.isBlank()) {
                throw new IllegalArgumentException("the model has no name");
            }
        }

        /** Sets the interface; default {@link ModelApi#RESPONSES}. */
        public Builder api(ModelApi value) {
            api = value;
            return this;
        }

        /** Sets what the model may help with; default nothing. */
        public Builder help(Set<Help> value) {
            helps = value.isEmpty() ? Set.of() : EnumSet.copyOf(value);
            return this;
        }

        /** Sets how much may be asked; default {@link ModelBudget#modest()}. */
        public Builder budget(ModelBudget value) {
            budget = value;
            return this;
        }

        /** Sets the zone whose days and months the budget counts; default UTC. */
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /** Sets how long one question may take in all; default and at most 20 seconds; anything else is refused. */
        public Builder patience(Duration value) {
            if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("patience is not above 0 and at most " + LONGEST + ": " + value);
            }
            patience = value;
            return this;
        }

        /**
         * Sets how many tokens an answer may have, hidden reasoning included; default 800, which suits models without any; from 16
         * to 100,000, anything else is refused.
         */
        public Builder maxOutputTokens(int value) {
            if (value < 16 || value > 100_000) {
                throw new IllegalArgumentException("maxOutputTokens is not from 16 to 100,000: " + value);
            }
            maxOutputTokens = value;
            return this;
        }

        /** Sets between which complaint scores a reading is unsure; default 0.3 to 0.7; scores are from 0 to 1, others are refused. */
        public Builder unsureBetween(double from, double to) {
            if (!(from >= 0 && from <= to && to <= 1)) {
                throw new IllegalArgumentException("scores are from 0 to 1, not " + from + " to " + to);
            }
            unsureFrom = from;
            unsureTo = to;
            return this;
        }

        /** Allows an address without encryption on another machine, such as a server of the own network. */
        public Builder plainHttp() {
            plain = true;
            return this;
        }

        /**
         * Returns the settings.
         *
         * @throws IllegalArgumentException when the address is no absolute http or https address, bears a user, query or fragment, or is not
         *     encrypted and not this machine
         */
        public ModelSettings build() {
            String scheme = String.valueOf(baseUrl.getScheme());
            String host = String.valueOf(baseUrl.getHost());
            if (baseUrl.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
                throw new IllegalArgumentException("baseUrl is no absolute http or https address");
            }
            if (baseUrl.getRawUserInfo() != null || baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
                throw new IllegalArgumentException("baseUrl bears a user, a query or a fragment");
            }
            boolean here = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
            if (scheme.equals("http") && !here && !plain) {
                throw new IllegalArgumentException("baseUrl is not encrypted: " + host + " is not this machine");
            }
            return new ModelSettings(this);
        }
    }
}
