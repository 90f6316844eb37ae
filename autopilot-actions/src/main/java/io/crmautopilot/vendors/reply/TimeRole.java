package io.crmautopilot.vendors.reply;

import java.util.EnumMap;
import java.util.Map;

/** What a time of a reply speaks of. */
enum TimeRole {
    /** Being there. */
    ARRIVAL(true),
    /** Nothing that is said: taken for being there. */
    PLAIN(true),
    /** The way alone. */
    TRAVEL(true),
    /** Being busy with something else until then. */
    BUSY(true),
    /** Setting out. */
    DEPART(true),
    CALLBACK(false),
    WORK(false),
    HOURS(false),
    PRESSURE(false),
    OTHER(false);

    private static final Map<TimeRole, Words> WORDS = new EnumMap<>(Map.of(
            ARRIVAL,
            Words.of("зайду зайдем буду будем будет будут приед* приеду прийд* приду придем придет придут подьед*"
                    + " подед* подьех* подойд* подойт* подскоч* заед* заех* заскоч* добер* добегу доед* домч*"
                    + " прибуд* прибы* приех* прилеч* подтян* подкач* барам* барад* барып барайын барайик келем*"
                    + " келед* келип келин келейин жетем* жетед* жетип жетейин жетер* жетуге болам болады боламыз"
                    + " боламын болад болып жиберем* жиберед* жиберейин тартам кирем* киред* arriv* come coming"
                    + " comes reach there swing pop месте адреске вас сиздерде сизде сиздерге сизге ждите кутиниз"
                    + " кутиниздер кутип подвез* привез* доставит доставим жеткиз* подключусь подключимся косылам*"
                    + " успе* улгер* окно окошко барсам барсак келсем келсек подрулю прилетим залечу нагряну"
                    + " встречайте барып подкатим бараик баратын келетин доберусь можем могу смогу сможем подъезж*"
                    + " жетам барамн"),
            TRAVEL,
            Words.of("езды ехать дороги дорога дорогу пути ходу ходьбы пешком жол жолда жолга жолы drive away трассе"
                    + " отсюда от travel walk добираться добираюсь пилить"),
            BUSY,
            Words.of("доделать закончить доделыва* заканчив* закончу закончим закончит закончат освобож* освобод* сборы"
                    + " собраться соберусь собирать* доделаю доделыва* доделаем доработ* занят заняты занята смене"
                    + " босайм* босайд* босаса* босап босатып колым битирем* битирип битем битед* битсе* битирсем"
                    + " битирсек finish finishing finished free busy done booked закрою закроем закрываю закрываем"
                    + " разберусь разгреб* заверш* аяктай* аяктап wrap wrapping"),
            DEPART,
            Words.of("выезжа* выеду выедем выедет выедут выдвига* выдвин* шыгам* шыгад* шыгып leave leaving head"
                    + " heading departs стартуем отправл*"),
            CALLBACK,
            Words.of("отвечу ответим ответит ответят отпишусь отпишемся отпишу напишу напишем напишет наберу наберем"
                    + " наберет перезвон* позвон* скажу сообщ* знать ответ ответа жазам* жазып айтам* айтамыз"
                    + " хабарлай* хабарлас* звонда* конырау жауап reply text call callback confirm know back"
                    + " уточн* свяж* связ* дозвон* отзвон* созвон* хабар хабарын айтайын жазайын update подскажу"
                    + " отпиш* message наберет решим"),
            WORK,
            Words.of("займет занимает займем длится продлится управим* управлюсь заходить проветр* сохн* созылад* takes"
                    + " take lasts itself делов просохн* сушить высох* процедура процесс кирмесин кирмениз"
                    + " работать бригаде уйдет"),
            HOURS,
            Words.of("режим график работаем работают работает рабочий закрываемся закрывается закроемся открываемся"
                    + " открывается открыты уакыты кестеси ашык жабылам* жабылад* жабык hours open close closes"
                    + " opening часы круглосуточно сб вс пн вт чт пт суббот* воскрес* будни буднях выходн*"
                    + " принимаем приемная"),
            PRESSURE,
            Words.of("другой другому другим заберет заберут отдам отдадим уйдет дороже подорожает думайте решайте"
                    + " решите решать жду ждем шешиниз подтверд* оплат* переведите басказа баскага goes doubles"
                    + " expires решение иначе растаныз тусуи бронь держу держим hold"),
            OTHER,
            Words.of("гаранти* кепилдик* warranty guarantee назад ago стаж опыт* тажирибе* бурын артык стоянка хран*"
                    + " жыл лет месяц* везут привезут служит опозда* кешиг* скидк*")));
    private static final Words WORK_NEAR = Words.of(
            "работа работы работ жумыс жумысы жумыска работу ремонт чистка мойка замена делать сделаю сделаем починим"
                    + " почистим управимся жасаймыз жасаймын бiтiремiз битиремиз закончим заменим прочистим job work"
                    + " repair fix cleaning уборка обработка");
    private static final Words BACK = Words.of("назад ago бурын");
    private static final Words OF_WAY =
            Words.of("от езды ехать дороги пути ходу ходьбы пешком away drive дорогу жол жолда трассе walk по");
    private static final Words ANSWER_HOLD = Words.of("минуту минутку секунду сек минуточку");

    private final boolean arrives;

    TimeRole(boolean arrives) {
        this.arrives = arrives;
    }

    /** Returns whether a time of this role can be, or be a part of, the arrival. */
    boolean arrives() {
        return arrives;
    }

    /** Returns what a time speaks of: the nearest telling word of its sentence decides. */
    static TimeRole of(Reply reply, Spans spans, TimeSpan span) {
        if (BACK.has(reply.at(span.end()))) {
            return OTHER;
        }
        if (reply.at(span.end()).text().equals("до")
                && !span.clock()
                && reply.at(span.end() + 1).spelled().startsWith("при")) {
            return CALLBACK;
        }
        if (span.end() - span.start() == 1 && ANSWER_HOLD.has(reply.at(span.start()))) {
            return OTHER;
        }
        if (!span.clock() && workNear(reply, span)) {
            return WORK;
        }
        if (!span.clock() && travelNear(reply, spans, span)) {
            return TRAVEL;
        }
        TimeRole best = PLAIN;
        int nearest = 9;
        for (int i = 0; i < reply.size(); i++) {
            if ((reply.sentence(i) != reply.sentence(span.start())
                            && reply.sentence(i) != reply.sentence(span.end() - 1))
                    || reply.at(i).kind() != Token.Kind.WORD
                    || spans.covers(i)) {
                continue;
            }
            int distance = i < span.start() ? reply.distance(i, span.start()) : reply.distance(i, span.end() - 1);
            boolean otherBetween = otherTimeBetween(spans, span, i);
            for (Map.Entry<TimeRole, Words> entry : WORDS.entrySet()) {
                TimeRole role = entry.getKey();
                int weight = distance * 2 + (otherBetween ? 6 : 0) + (role == ARRIVAL ? 0 : 1);
                if (role == TRAVEL) {
                    continue;
                }
                if (weight < nearest * 2
                        && weight < bestWeight(best, nearest)
                        && entry.getValue().has(reply.at(i))) {
                    best = role;
                    nearest = (weight + 1) / 2;
                }
            }
        }
        return best;
    }

    private static int bestWeight(TimeRole best, int nearest) {
        return nearest * 2 - (best == ARRIVAL ? 1 : 0) + 1;
    }

    private static boolean otherTimeBetween(Spans spans, TimeSpan span, int i) {
        for (TimeSpan other : spans.times()) {
            if (!other.equals(span)
                    && ((i < other.start() && other.end() <= span.start())
                            || (span.end() <= other.start() && other.end() <= i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean travelNear(Reply reply, Spans spans, TimeSpan span) {
        int end = span.end();
        int clause = reply.clause(span.start());
        for (int i = end; i < end + 4 && reply.clause(i) == reply.clause(end - 1) && !spans.covers(i); i++) {
            boolean toYou =
                    reply.at(i).text().equals("до") && reply.at(i + 1).spelled().matches("вас|сизд\\p{L}*");
            if (toYou) {
                return true;
            }
            if (OF_WAY.has(reply.at(i))
                    && !(reply.at(i).text().matches("от|по")
                            && !reply.at(i + 1).spelled().matches("вас|трассе|сизд\\p{L}*|города|пробк\\p{L}*|силы"))
                    && !reply.at(i + 1).text().equals("силы")) {
                return true;
            }
        }
        for (int i = span.start() - 1;
                i >= span.start() - 4 && i >= 0 && reply.clause(i) == clause && !spans.covers(i);
                i--) {
            if (reply.at(i).spelled().matches("ехать|езды|дорог[аиеу]|добираться|жолы?|drive|идти|пилить")) {
                return true;
            }
        }
        return false;
    }

    private static boolean workAfter(Reply reply, int i) {
        return WORK_NEAR.has(reply.at(i)) && reply.clause(i) == reply.clause(i - 1);
    }

    private static boolean workNear(Reply reply, TimeSpan span) {
        int before = span.start() - 1;
        while (before >= 0
                && reply.is(before, Words.of("на за около примерно часа минут где то до максимум сама это"))) {
            before--;
        }
        boolean led = WORK_NEAR.has(reply.at(before))
                && reply.clause(before) == reply.clause(span.start())
                && !reply.at(span.start() - 1).text().equals("через");
        boolean within = reply.at(span.start() - 1).text().equals("за")
                && (workAfter(reply, span.end()) || workAfter(reply, span.end() + 1));
        boolean of = reply.at(span.end()).spelled().matches("работы|жумыс|жумысы|работ");
        boolean takes = reply.at(span.end()).spelled().matches("алады|созылады|занимает|займет|жумыс")
                || reply.at(before).spelled().matches("займет|занимает|takes|take|длится");
        return led || within || of || takes;
    }
}
