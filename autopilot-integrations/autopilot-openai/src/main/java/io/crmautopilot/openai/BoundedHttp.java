package io.crmautopilot.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/** A transport that reads no answer larger than any answer is, so that a server cannot fill the memory. */
final class BoundedHttp implements HttpClient {

    /** An answer of 800 tokens is below 8 KB; what servers put around it is not much more. */
    static final long MOST_BYTES = 256 * 1024L;

    private final HttpClient inner;

    BoundedHttp(HttpClient inner) {
        this.inner = inner;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        return new Bounded(inner.execute(request, options));
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return inner.executeAsync(request, options).thenApply(Bounded::new);
    }

    @Override
    public void close() {
        inner.close();
    }

    /** More was sent than is read. */
    static final class OversizedException extends IOException {

        private static final long serialVersionUID = 1L;

        OversizedException() {
            super("the answer has more than " + MOST_BYTES + " bytes");
        }
    }

    private record Bounded(HttpResponse inner) implements HttpResponse {

        @Override
        public int statusCode() {
            return inner.statusCode();
        }

        @Override
        public Headers headers() {
            return inner.headers();
        }

        @Override
        public InputStream body() {
            return new BoundedStream(inner.body());
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private static final class BoundedStream extends FilterInputStream {

        private long left = MOST_BYTES;

        BoundedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new OversizedException();
            }
        }
    }
}
