package io.crmautopilot.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;
import com.openai.core.JsonValue;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Sleeper;
import com.openai.core.Timeout;
import com.openai.core.http.Headers;
import com.openai.credential.BearerTokenCredential;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFormatTextJsonSchemaConfig;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputMessage;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseTextConfig;
import com.openai.models.responses.ResponseUsage;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAI SDK. It repeats nothing by itself, logs nothing, and reads no environment; what its exceptions say is never passed on,
 * because they quote answers.
 */
final class OpenAiWire implements Wire {

    private final ModelSettings settings;
    private final okhttp3.OkHttpClient transport;
    private final OpenAIClient client;

    OpenAiWire(ModelSettings settings) {
        this.settings = settings;
        this.transport = transport(settings.patience());
        this.client = new OpenAIClientImpl(ClientOptions.builder()
                .httpClient(new BoundedHttp(new OkHttpClient(transport)))
                .baseUrl(settings.baseUrl().toString())
                .credential(BearerTokenCredential.create(() -> {
                    String key = settings.key();
                    return key.isEmpty() ? "none" : key;
                }))
                .maxRetries(0)
                .timeout(settings.patience())
                .logLevel(LogLevel.OFF)
                .disableTelemetry(true)
                .streamHandlerExecutor(Runnable::run)
                .sleeper(new NoSleep())
                .build());
    }

    /** What is asked goes where the settings say and nowhere else, whatever a server answers, and is repeated by nobody but {@link Talk}. */
    private static okhttp3.OkHttpClient transport(Duration patience) {
        return new okhttp3.OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(patience)
                .build();
    }

    @Override
    public Sent send(Question question, String repair, Duration limit) {
        RequestOptions options = RequestOptions.builder()
                .timeout(Timeout.builder()
                        .connect(limit)
                        .read(limit)
                        .write(limit)
                        .request(limit)
                        .build())
                .build();
        try {
            return settings.api() == ModelApi.RESPONSES
                    ? read(client.responses().create(response(question, repair), options))
                    : read(client.chat().completions().create(chat(question, repair), options));
        } catch (OpenAIServiceException e) {
            return refused(e);
        } catch (RuntimeException e) {
            return Sent.failed(problem(e));
        }
    }

    private ResponseCreateParams response(Question question, String repair) {
        ResponseFormatTextJsonSchemaConfig.Schema.Builder schema = ResponseFormatTextJsonSchemaConfig.Schema.builder();
        schema(question).forEach(schema::putAdditionalProperty);
        return ResponseCreateParams.builder()
                .model(settings.model())
                .instructions(instructions(question, repair))
                .input(question.input())
                .text(ResponseTextConfig.builder()
                        .format(ResponseFormatTextJsonSchemaConfig.builder()
                                .name(question.shape().name())
                                .strict(true)
                                .schema(schema.build())
                                .build())
                        .build())
                .maxOutputTokens(settings.maxOutputTokens())
                // The vendor keeps answers for 30 days otherwise.
                .store(false)
                .build();
    }

    private ChatCompletionCreateParams chat(Question question, String repair) {
        ResponseFormatJsonSchema.JsonSchema.Schema.Builder schema =
                ResponseFormatJsonSchema.JsonSchema.Schema.builder();
        schema(question).forEach(schema::putAdditionalProperty);
        ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder()
                .model(settings.model())
                .addSystemMessage(instructions(question, repair))
                .addUserMessage(question.input())
                .responseFormat(ResponseFormatJsonSchema.builder()
                        .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                                .name(question.shape().name())
                                .strict(true)
                                .schema(schema.build())
                                .build())
                        .build());
        // The vendor's own servers know only the newer name, compatible ones often only the older one.
        boolean vendor = settings.baseUrl().getHost().toLowerCase(Locale.ROOT).endsWith("openai.com");
        return vendor
                ? params.maxCompletionTokens(settings.maxOutputTokens())
                        .store(false)
                        .build()
                : maxTokens(params).build();
    }

    private ChatCompletionCreateParams.Builder maxTokens(ChatCompletionCreateParams.Builder params) {
        return params.putAdditionalBodyProperty("max_tokens", JsonValue.from(settings.maxOutputTokens()));
    }

    static String instructions(Question question, String repair) {
        return repair.isEmpty()
                ? question.prompt().words()
                : question.prompt().words() + "\n\nYour answer before this one could not be used: " + repair
                        + ". Answer again with one JSON object of exactly the form that is asked for.";
    }

    private static Map<String, JsonValue> schema(Question question) {
        Map<String, JsonValue> schema = new java.util.LinkedHashMap<>();
        question.shape().schema().asMap().forEach((key, value) -> schema.put(key, JsonValue.from(Json.plain(value))));
        return schema;
    }

    private static Sent read(Response response) {
        long tokens = response._usage().asKnown().map(OpenAiWire::total).orElse(-1L);
        UnaryOperator<Sent> counted = sent -> new Sent(sent.problem(), sent.text(), tokens, sent.pause());
        StringBuilder text = new StringBuilder();
        for (ResponseOutputItem item : response._output().asKnown().orElse(List.of())) {
            for (ResponseOutputMessage.Content content :
                    item.message().map(ResponseOutputMessage::content).orElse(List.of())) {
                if (content.isRefusal()) {
                    return counted.apply(Sent.failed(Problem.REFUSED));
                }
                content.outputText().ifPresent(part -> text.append(part.text()));
            }
        }
        ResponseStatus status = response._status().asKnown().orElse(ResponseStatus.COMPLETED);
        if (status.equals(ResponseStatus.INCOMPLETE)) {
            return counted.apply(Sent.failed(Problem.CUT));
        }
        if (status.equals(ResponseStatus.FAILED)) {
            return counted.apply(Sent.failed(Problem.SERVER));
        }
        return text.isEmpty() ? counted.apply(Sent.failed(Problem.EMPTY)) : Sent.answer(text.toString(), tokens);
    }

    private static Sent read(ChatCompletion completion) {
        long tokens = completion._usage().asKnown().map(OpenAiWire::total).orElse(-1L);
        UnaryOperator<Sent> counted = sent -> new Sent(sent.problem(), sent.text(), tokens, sent.pause());
        List<ChatCompletion.Choice> choices = completion._choices().asKnown().orElse(List.of());
        if (choices.isEmpty()) {
            return counted.apply(Sent.failed(Problem.EMPTY));
        }
        ChatCompletion.Choice choice = choices.get(0);
        ChatCompletion.Choice.FinishReason reason =
                choice._finishReason().asKnown().orElse(ChatCompletion.Choice.FinishReason.STOP);
        if (choice.message().refusal().filter(said -> !said.isEmpty()).isPresent()
                || reason.equals(ChatCompletion.Choice.FinishReason.CONTENT_FILTER)) {
            return counted.apply(Sent.failed(Problem.REFUSED));
        }
        if (reason.equals(ChatCompletion.Choice.FinishReason.LENGTH)) {
            return counted.apply(Sent.failed(Problem.CUT));
        }
        String text = choice.message().content().orElse("");
        return text.isEmpty() ? counted.apply(Sent.failed(Problem.EMPTY)) : Sent.answer(text, tokens);
    }

    private static long total(ResponseUsage usage) {
        return usage._totalTokens().asKnown().orElse(-1L);
    }

    private static long total(CompletionUsage usage) {
        return usage._totalTokens().asKnown().orElse(-1L);
    }

    private static Sent refused(OpenAIServiceException e) {
        int status = e.statusCode();
        Problem problem = status == 429
                ? Problem.RATE_LIMITED
                : status >= 500 || status == 408 || status == 409 ? Problem.SERVER : Problem.REJECTED;
        return new Sent(java.util.Optional.of(oversized(e) ? Problem.OVERSIZED : problem), "", -1, pause(e.headers()));
    }

    /** Returns the pause that the server asks for in whole seconds or milliseconds; a date or nonsense asks for none. */
    private static Duration pause(Headers headers) {
        try {
            for (String millis : headers.values("Retry-After-Ms")) {
                return Duration.ofMillis(Math.max(0, (long) Double.parseDouble(millis)));
            }
            for (String seconds : headers.values("Retry-After")) {
                return Duration.ofSeconds(Math.max(0, Long.parseLong(seconds.strip())));
            }
        } catch (NumberFormatException | ArithmeticException e) {
            return Duration.ZERO;
        }
        return Duration.ZERO;
    }

    private static Problem problem(RuntimeException e) {
        if (oversized(e)) {
            return Problem.OVERSIZED;
        }
        for (@Nullable Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof SocketTimeoutException || at instanceof InterruptedIOException) {
                return Problem.TIMEOUT;
            }
        }
        // What cannot be read is the answer of a server that speaks something else, unless the connection broke.
        return e instanceof com.openai.errors.OpenAIIoException || hasIo(e) ? Problem.CONNECTION : Problem.MALFORMED;
    }

    private static boolean hasIo(RuntimeException e) {
        for (@Nullable Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof java.io.IOException && !at.getClass().getName().startsWith("com.fasterxml.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean oversized(RuntimeException e) {
        for (@Nullable Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof BoundedHttp.OversizedException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        client.close();
        transport.dispatcher().cancelAll();
        transport.dispatcher().executorService().shutdown();
        transport.connectionPool().evictAll();
    }

    /** The SDK's own would start a timer's thread; nothing is repeated in here, so nobody sleeps. */
    private static final class NoSleep implements Sleeper {

        @Override
        public void sleep(Duration duration) {}

        @Override
        public CompletableFuture<@Nullable Void> sleepAsync(Duration duration) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
