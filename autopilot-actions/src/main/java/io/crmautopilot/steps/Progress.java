package io.crmautopilot.steps;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a booked vendor's message says of the work: the words for arriving, being late, being done and not managing, in Russian, Kazakh
 * and English. A message that fits none of them changes nothing.
 */
enum Progress {
    /** Somebody is there. */
    ARRIVED,
    /** It is mended. */
    DONE,
    /** Somebody was there, or looked, and it is not mended. */
    NOT_MENDED,
    /** The vendor does not come after all. */
    CANCELLED,
    /** Nothing of these. */
    NONE;

    private static final Pattern CANCEL = Pattern.compile(
            "не (?:смогу|сможем|приеду|приедем|получится приехать)|отмен\\p{L}*|(?:бара|келе) алма\\p{L}*"
                    + "|can(?:no|')t (?:come|make it)|have to cancel|won't (?:come|make it)");
    private static final Pattern FAILED = Pattern.compile(
            "не (?:готово|починил\\p{L}*|можем починить|получилось|получится починить|получается|работает|холодит|исправ\\p{L}*)"
                    + "|нуж(?:на|ен|ны) (?:запчаст|детал|компрессор|деньг)\\p{L}*|нет (?:запчаст|детал)\\p{L}*|ремонту не подлежит"
                    + "|жөнде\\p{L}* алма\\p{L}*|дайын емес|бөлшек (?:жоқ|керек)|істемейді"
                    + "|not (?:done|fixed|working|ready)|(?:can't|cannot|couldn't) (?:fix|repair)|needs? a (?:new )?part");
    private static final Pattern DONE_WORDS = Pattern.compile(
            "готово|сделал\\p{L}*|починил\\p{L}*|отремонтировал\\p{L}*|исправил\\p{L}*|устранил\\p{L}*|заменил\\p{L}*"
                    + "|закончил\\p{L}*|(?:всё|все|снова|уже) работает|холодит|дайын(?: болды)?|жөндедік|жөндедім|жөнделді|бітті|біттік|бітірдік"
                    + "|ауыстырдық|істеп тұр|\\bdone\\b|\\bfixed\\b|finished|replaced|repaired|works again|up and running");
    /** A promise of being done is not being done. */
    private static final Pattern PROMISED = Pattern.compile(
            "(?:когда|как только|скоро|потом)?\\s*(?:вс[её] )?будет (?:готово|сделано|исправлено|работать)\\p{L}*"
                    + "|(?:когда|как только) (?:\\p{L}+ )?(?:сделаем|закончим|починим|будет)"
                    + "|дайын (?:болғанда|болған соң|болса)|біткен соң"
                    + "|(?:when|once|until|after) (?:it is |it's |we are )?(?:done|fixed|finished|repaired)"
                    + "|will be (?:done|fixed|finished|repaired)");

    private static final Pattern ARRIVE_WORDS = Pattern.compile(
            "(?:мы|я|мастер) (?:уже )?на месте|^(?:уже )?на месте|приехал\\p{L}*|прибыл\\p{L}*|подъехал\\p{L}*|мы у вас|стоим у (?:входа|двери)"
                    + "|келдік|келдім|келіп тұр\\p{L}*|жеттік|жеттім|осындамыз|есік алдында"
                    + "|arrived|(?:we are|we're|i am|i'm) (?:here|on site|at the door)");

    /** Returns what {@code text} says; of several, what changes most: cancelling before failing before mending before arriving. */
    static Progress of(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
        if (CANCEL.matcher(plain).find()) {
            return CANCELLED;
        }
        if (FAILED.matcher(plain).find()) {
            return NOT_MENDED;
        }
        if (DONE_WORDS.matcher(PROMISED.matcher(plain).replaceAll(" ")).find()) {
            return DONE;
        }
        return ARRIVE_WORDS.matcher(plain).find() ? ARRIVED : NONE;
    }
}
