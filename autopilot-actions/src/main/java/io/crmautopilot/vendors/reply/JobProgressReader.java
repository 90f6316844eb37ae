package io.crmautopilot.vendors.reply;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.JobProgress.Stage;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Currency;

/** Reads what a booked vendor writes until the job is paid. Pure; safe for any number of threads. */
public final class JobProgressReader {

    private static final Phrases FINISHED = Phrases.of("""
        готово|готов|закончил*|завершил*|сделал*|починил*|отремонтировал*|заменил*|прочистил*|устранил*|исправил*|почистил*|заправил*|доделал*
        все|всё работает|сделано|готово|заработало|исправно
        заработал*|холодит|починено|исправлено
        работа .. выполнена|закончена|сделана
        бітті|бітірдік|бітірдім|дайын|жөндедік|жөндедім|жасадық|жасадым|аяқтадық|аяқтадым|істедік|ауыстырдық|ауыстырдым|тазаладық|тазаладым
        жасап|жөндеп бердік|бердім|қойдық|болдық|болдым|біттік
        жұмыс .. бітті|аяқталды|дайын
        done|finished|fixed|repaired|completed
        all set|good|done
        works|working now|again|fine\
        """);
    private static final Phrases FAILED = Phrases.of("""
        не починил*|починим|получилось|получается|исправил*|устранил*|отремонтировал*|заработал*|холодит|работает|сделал*
        не можем|смогли|смог|могу|получится .. починить|исправить|отремонтировать|устранить|сделать
        ремонту не подлежит
        не подлежит ремонту
        жөндей|жасай|түзете|істей алма*
        жөндеуге болмайды|келмейді
        істемейді|салқындатпайды
        істемей|салқындатпай тұр
        not fixed|repaired|working|cooling
        can't|cannot|couldn't|can|could not? fix|repair|mend
        beyond repair\
        """);
    private static final Phrases PART = Phrases.of("""
        нужна|нужен|нужны|нужно|надо|требуется|нет|закажем|заказать .. запчаст*|детал*|компрессор*|плат*
        бөлшек|бөлшегі|бөлшектер|қосалқы|компрессор .. керек|жоқ
        needs?|need|no .. part|parts|compressor
        waiting for .. part|parts\
        """);
    private static final Phrases ARRIVED = Phrases.of("""
        на месте
        приехал*|прибыл*|подъехал*|доехал*|дошел|дошли|добрал*
        я|мы|мастер .. у вас|входа|двери|дверей|подъезда
        стою|стоим|жду|ждем .. у|возле|вход*|двер*|внизу|ресепшен*
        келдік|келдім|келді|жеттік|жеттім|жетті
        келіп тұрмын|тұрмыз
        есік|кіреберіс алдында*|жанында*
        осындамын|осындамыз
        arrived
        we're|i'm|im|we|i am|are? here|outside|downstairs
        at .. door|entrance|place\
        """);
    private static final Phrases LATE = Phrases.of("""
        опазды*|задерж*|застрял*|припозд*
        будем|буду .. позже
        не успева*
        кешіг*|кешік*|кептеліс*
        late|delayed|delay|stuck|running\
        """);
    private static final Phrases CANCELLED = Phrases.of("""
        отменя*|отмен*
        не приед*|сможем|смогу|приеду|получится
        болмайды|бармаймыз|бармаймын|бас тартамыз|тартамын
        бара|келе алмай*
        cancel*
        can't|won't|cannot .. come|make|be\
        """);
    private static final Words NOT_YET = Words.of(
            "не буду будем будет почти скоро через еще когда если not will nearly almost when if until до енди алі");

    private final Currency currency;

    /** Creates a reader for sums of a currency, named in its major units. */
    public JobProgressReader(Currency currency) {
        this.currency = currency;
    }

    /**
     * Returns how far a booked vendor says to be.
     *
     * @param text the message
     * @param writtenAt the local time at which it was written, where the work is done
     */
    public JobProgress read(String text, LocalTime writtenAt) {
        Reply reply = Reply.of(text);
        Spans spans = Spans.of(reply);
        Arrival arrival = new ArrivalReader(reply, spans, writtenAt).read();
        Price price = new PriceReader(reply, spans).read();
        Stage stage = stage(reply, arrival, price, new AnswerReader(reply, spans, arrival, price, true).read());
        return new JobProgress(
                stage,
                stage == Stage.FINISHED && price.known()
                        ? Stated.of(Money.ofMajor(total(price), currency), price.certain())
                        : Stated.unknown(),
                arrival.known() && stage != Stage.FINISHED && stage != Stage.ARRIVED
                        ? Stated.of(Duration.ofMinutes(arrival.minutes()), arrival.certain())
                        : Stated.unknown());
    }

    /** A fee and the work named apart are owed together once the work is done. */
    private static long total(Price price) {
        return price.repair() >= 0 ? price.fee() + price.repair() : price.value();
    }

    /** Work that needs more and names its price is a new proposal, not the end of the work. */
    private static Stage stage(Reply reply, Arrival arrival, Price price, Answer answer) {
        if (LATE.in(reply)) {
            return Stage.DELAYED;
        }
        if (said(reply, CANCELLED) && !arrival.known()) {
            return Stage.CANCELLED;
        }
        boolean part = said(reply, PART);
        if ((said(reply, FAILED) || part) && !price.known()) {
            return Stage.NOT_MENDED;
        }
        if (said(reply, FINISHED) && !part) {
            return Stage.FINISHED;
        }
        if (said(reply, ARRIVED) && !arrival.known()) {
            return Stage.ARRIVED;
        }
        if (answer == Answer.NO) {
            return Stage.CANCELLED;
        }
        return answer == Answer.YES ? Stage.ON_THE_WAY : Stage.NONE;
    }

    private static boolean said(Reply reply, Phrases phrases) {
        for (int place : phrases.places(reply)) {
            boolean yet = true;
            for (int i = place - 1; i >= Math.max(0, place - 3) && reply.clause(i) == reply.clause(place); i--) {
                yet &= !NOT_YET.has(reply.at(i));
            }
            if (yet && !asked(reply, place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean asked(Reply reply, int place) {
        for (int i = place; i < reply.size() && (reply.clause(i) == reply.clause(place) || reply.isMark(i, "?")); i++) {
            if (reply.isMark(i, "?!.")) {
                return reply.isMark(i, "?");
            }
        }
        return false;
    }
}
