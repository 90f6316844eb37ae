package io.crmautopilot.vendors.directory;

import io.crmautopilot.json.Fields;
import io.crmautopilot.vendor.VendorSearchException;
import io.crmautopilot.vendor.VendorSearchException.Kind;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call of a places service: bounded in time and size, its failures told apart, its texts never quoted. */
final class PlacesCall {

    /** Sixty places with all fields are about 200 KB. */
    private static final int MOST_BYTES = 2_000_000;

    private final HttpClient client;
    private final String service;
    private final Duration timeout;

    PlacesCall(HttpClient client, String service, Duration timeout) {
        this.client = client;
        this.service = service;
        this.timeout = timeout;
    }

    /** What came back. */
    record Answer(int status, Fields body) {}

    Answer send(HttpRequest request) {
        Taken taken = new Taken();
        CompletableFuture<HttpResponse<Void>> sent =
                client.sendAsync(request, BodyHandlers.ofByteArrayConsumer(taken::add));
        try {
            int status = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Answer(status, body(taken, status));
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new VendorSearchException(Kind.UNAVAILABLE, service + " did not answer within " + timeout, e);
        } catch (ExecutionException e) {
            throw new VendorSearchException(
                    Kind.UNAVAILABLE, service + " could not be reached (" + reason(e.getCause()) + ")", e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new VendorSearchException(Kind.UNAVAILABLE, "asking " + service + " was interrupted", e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }

    private Fields body(Taken taken, int status) {
        if (taken.overflow) {
            throw new VendorSearchException(Kind.UNREADABLE, service + " answered more than " + MOST_BYTES + " bytes");
        }
        try {
            return Fields.parse(taken.bytes.toString(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            if (status != 200) {
                return Fields.empty();
            }
            throw new VendorSearchException(Kind.UNREADABLE, service + " answered what is no JSON object");
        }
    }

    /** Returns the failure that a code of the service stands for. */
    VendorSearchException failure(long code) {
        if (code == 429) {
            return new VendorSearchException(
                    Kind.QUOTA, service + " says that its allowance is used up (" + code + ")");
        }
        return code >= 500
                ? new VendorSearchException(Kind.UNAVAILABLE, service + " failed (" + code + ")")
                : new VendorSearchException(
                        Kind.REFUSED, service + " refused the request (" + code + "): check key and settings");
    }

    /** The bytes so far; what is too many is dropped, so that memory stays bounded until the call ends. */
    private static final class Taken {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile boolean overflow;

        void add(Optional<byte[]> chunk) {
            byte[] part = chunk.orElse(new byte[0]);
            if (bytes.size() + part.length > MOST_BYTES) {
                overflow = true;
            } else {
                bytes.writeBytes(part);
            }
        }
    }
}
