package io.crmautopilot.chat;

import io.crmautopilot.approval.ApproverChat;
import io.crmautopilot.approval.Spoken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an approver's message in Russian, Kazakh or English, also typed without the Kazakh letters.
 *
 * <p>"Stop" stops, wherever it stands in the message, unless it is denied ("do not stop"): a stop too many costs a word, one too few
 * costs money. Everything that lets something happen is read narrowly: one code, one clear yes, no condition, no question. Whatever is a
 * decision but not a clear one is {@link Spoken.Unclear} and is answered with a question. A yes may name parts of the question by their
 * numbers ("да 4821 1 3"); a no is a no to all of it. Pure and safe for any number of threads.
 */
public final class OwnerChat implements ApproverChat {

    private static final Set<String> YES = vocabulary("""
        да ага угу ок окей окэ ok okay хорошо согласен согласна согласны разрешаю подтверждаю
        одобряю одобрено давай давайте можно делай делайте иә ия иа ие иэ жарайды жарайд жарайт
        жаксы жақсы мақұл макул мақул келісемін келисемин келісем рұқсат рухсат руксат болады
        бекітемін бекитемин iya ia zharaidy jaraidy jarayt yes yep yeah yup approve approved
        confirm confirmed agree agreed sure fine allow accept 👍 ✅ 👌
        """);
    private static final Set<String> NO = vocabulary("""
        нет неа не отказ отказываю отказать отклоняю отклонить запрещаю нельзя отмена отмени
        отменить отменяй отмените вето против жоқ жок емес болмайды тартамын келіспеймін
        келиспеймин no nope not don't dont refuse refused reject rejected decline declined deny
        denied veto cancel never 👎 ❌
        """);
    private static final Set<String> STOP = vocabulary("""
        стоп stop тоқта токта тоқтат токтат тоқтатыңыз токтатыныз тоқтаңыз токтаныз тоқтатыңдар
        токтатындар toqta tokta toqtat toktat остановись остановитесь остановить останови
        остановите останавливай останавливайте прекрати прекратите прекратить хватит стой стойте
        halt 🛑 ⛔ ✋
        """);
    private static final Set<String> GO_ON = vocabulary("""
        продолжай продолжайте продолжить продолжаем продолжи продолжаю жалғастыр жалгастыр
        жалғастырыңыз жалгастырыныз жалғастыра zhalgastyr jalgastyr continue resume proceed
        """);
    private static final Set<String> DO_NOT_GO_ON =
            Set.of("жалғастырма", "жалгастырма", "жалғастырмаңыз", "жалгастырманыз");
    private static final Set<String> DENIES = vocabulary("""
        не not don't dont never no нет
        """);
    private static final Set<String> DENIES_AFTER = vocabulary("""
        емес жоқ жок
        """);
    private static final Set<String> CONDITION = vocabulary("""
        но если только однако кроме пока когда после егер бірақ бирак тек кейін кейин but if
        only unless except when after until maybe наверное возможно мүмкін мумкин завтра ертең
        ертен tomorrow позже later
        """);
    private static final Set<String> FILLER = vocabulary("""
        спасибо рахмет рақмет понял поняла понятно пожалуйста конечно хорошо ну вот так это
        түсіндім тусиндим түсінікті әрине арине thanks thank you please of course good great the
        код надо code а и все всё сам go ahead бер беремін беремин ғой гой бас керек 🙏 🙂 😊
        """);

    /** Says that only a part is meant, by a word instead of its number: too easily mistaken for a yes to all. */
    private static final Set<String> ORDINAL = vocabulary("""
        первое первый первую первая первого второе второй вторую вторая второго третье третий
        третью третья четвертое четвертый четвертую один одно одну два две три бірінші биринши
        екінші екинши үшінші ушинши төртінші бір екі үш first second third fourth one two three
        часть половину половина
        """);

    private static final Set<String> ONLY = Set.of("только", "тек", "only");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}])[0-9]{1,3}(?!\\p{N})");
    private static final Pattern RANGE = Pattern.compile("[0-9]\\s*[-\u2013\u2014]\\s*[0-9]");

    private static final Set<String> WORDS = words();
    private static final int SHORT = 6;
    private static final int LONGEST = 2_000;

    /** Creates the reader. */
    public OwnerChat() {}

    private static Set<String> vocabulary(String words) {
        return Set.copyOf(List.of(words.strip().split("\\s+")));
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>(YES);
        List.of(NO, STOP, GO_ON, CONDITION, FILLER).forEach(words::addAll);
        return Set.copyOf(words);
    }

    @Override
    public Spoken read(String text) {
        String start = text.substring(0, Math.min(text.length(), LONGEST));
        if (stops(Said.of(start).words())) {
            return new Spoken.Stop();
        }
        Set<String> codes = Codes.in(start, WORDS);
        // The letters of a code may spell a word.
        String rest = Codes.without(start, WORDS);
        Said said = Said.of(rest);
        boolean goesOn = said.has(GO_ON) || said.follows("go", "on");
        if (goesOn && (codes.isEmpty() || !(said.has(YES) || said.has(NO)))) {
            boolean vague = said.isQuestion() || said.words().size() > SHORT || said.has(CONDITION) || said.has(DENIES);
            return vague || codes.size() > 1
                    ? new Spoken.Unclear()
                    : new Spoken.GoOn(codes.stream().findFirst().orElse(""));
        }
        return codes.isEmpty() ? withoutCode(said.words()) : withCode(said, codes, rest);
    }

    private static Spoken withCode(Said said, Set<String> codes, String rest) {
        List<String> words = said.words();
        boolean yes = false;
        boolean no = false;
        for (int i = 0; i < words.size(); i++) {
            boolean denied = (i > 0 && DENIES.contains(words.get(i - 1)))
                    || (i + 1 < words.size() && DENIES_AFTER.contains(words.get(i + 1)));
            yes |= YES.contains(words.get(i)) && !denied;
            no |= NO.contains(words.get(i));
        }
        String code = codes.iterator().next();
        if (codes.size() > 1 || said.isQuestion() || yes == no) {
            return new Spoken.Unclear();
        }
        return yes ? approval(said, code, rest) : new Spoken.Refuse(code);
    }

    /** What lets something happen may have no condition, not hide in a long sentence, and mean a part by its number alone. */
    private static Spoken approval(Said said, String code, String rest) {
        Set<Integer> parts = new TreeSet<>();
        Matcher numbers = NUMBER.matcher(rest);
        while (numbers.find()) {
            parts.add(Integer.valueOf(numbers.group()));
        }
        boolean conditional = said.words().stream()
                .anyMatch(word -> CONDITION.contains(word) && !(ONLY.contains(word) && !parts.isEmpty()));
        long words = said.words().stream()
                .filter(word -> !Character.isDigit(word.charAt(0)))
                .count();
        boolean vague = said.has(ORDINAL) || RANGE.matcher(rest).find();
        return conditional || vague || words > SHORT ? new Spoken.Unclear() : new Spoken.Approve(code, parts);
    }

    private static Spoken withoutCode(List<String> words) {
        boolean decides = words.stream().anyMatch(word -> YES.contains(word) || NO.contains(word));
        boolean plain = words.stream()
                .allMatch(word -> Character.isDigit(word.charAt(0))
                        || YES.contains(word)
                        || NO.contains(word)
                        || FILLER.contains(word)
                        || CONDITION.contains(word));
        return decides && plain && words.size() <= SHORT ? new Spoken.Unclear() : new Spoken.Other();
    }

    private static boolean stops(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String before = i > 0 ? words.get(i - 1) : "";
            String after = i + 1 < words.size() ? words.get(i + 1) : "";
            boolean denied = DENIES.contains(before) && !before.equals("нет") && !before.equals("no");
            // "Хватит" is an order where it begins a sentence, and elsewhere "will there be enough".
            boolean asks = word.equals("хватит") && (after.equals("ли") || i > 0);
            if (STOP.contains(word) && !denied && !asks) {
                return true;
            }
            boolean deniesGoingOn = DO_NOT_GO_ON.contains(word) || (GO_ON.contains(word) && denied);
            if (deniesGoingOn) {
                return true;
            }
        }
        return false;
    }
}
