package io.crmautopilot.vendors.reply;

/** The small words that numbers, times and sums are built with, folded, in three languages. */
final class Lexicon {

    static final Words ABBREVIATION = Words.of("тг тнг тыс мин ч час сек м руб тен ул мкр д кв г р min hr tg st т");

    static final Words MINUTE =
            Words.of("мин минут минута минуту минуты минутки минуток минуточек минутку минутах минуте минутам минутой"
                    + " минутта минуттан минуттай минутка минуттын минутында минуттар минутке минутте минуттен минде минда"
                    + " минтай минутада минутадан min mins minute minutes минутный minut minutta минутах");
    static final Words HOUR = Words.of(
            "час часа часов часам часах часу часик часика часиков часок часочек ч сагат сагатта сагаттан сагаттай"
                    + " сагатка сагаттын сагаттык сагатында саг сагта сагтан hour hours hr hrs h часики чаcа сагаттар");
    static final Words DAY = Words.of("день дня дней сутки суток кун кунде куннен куннин day days");
    static final Words MONTH = Words.of("месяц* месяц год года лет ай айга недел* апта* апта жыл* month* year* week*");
    static final Words THOUSAND = Words.of(
            "тыс тысяч тысячи тысяча тысячу тысячами тысячей тысяч* тыщ тыщи тыща тыщу тыщ* тыр мын мынга мыннан мынды"
                    + " мындай мында мыннын мын* к k thousand grand косарь косаря косарей косар* кусков куска штук штуки"
                    + " штука тыш тышь т");
    static final Words CURRENCY =
            Words.of("тг тнг тенге тенг* тенгеден тенгеге тенгени тен теньге kzt tenge tg tng tenges т тенгемен тгден");
    static final Words FOREIGN = Words.of("руб рубл* доллар* usd бакс* евро eur юан* dollar*");

    static final Words DAYPART_BEFORE = Words.of(
            "вечером утром днем ночью кешки кешке танги тангы танертен танертенги туски тунги туске кешкисин вечера"
                    + " утречком вечерком tonight кеш танда ертенги туси");
    static final Words DAYPART_AFTER =
            Words.of("утра дня вечера ночи кешке кешки танга am pm a p утром вечером днем tonight");
    static final Words EVENING = Words.of("вечер* кеш* pm p tonight evening дня днем туски туске туси afternoon");
    static final Words MORNING = Words.of("утр* тан танги тангы танертен танертенги танга танда am a morning ертенги");
    static final Words NIGHT = Words.of("ночи ночью тунги");

    static final Words CLOCK_WORD_KK = Words.of("сагат саг кешки танги тангы туски тунги кешке танертен ертен бугин");
    static final Words CLOCK_AFTER_KK = Words.of("карай таман шамасында шамасы дейин жакын кезинде ширек");
    static final Words CLOCK_PREPOSITION_EN = Words.of("at by around about after before until till past from");
    static final Words CLOCK_PREPOSITION =
            Words.of("в во к ко до после около с часам часов часу часика часиков часа со");
    static final Words APPROXIMATE = Words.of(
            "примерно где то ориентировочно приблизительно около максимум макс шамамен шамасы about around roughly max"
                    + " approx maybe где-то гдето эдак так ну районе тек только just уже ровно exactly минимум еще");

    static final Words AND = Words.of("и и and мен пен бен да плюс");
    static final Words OR = Words.of("или либо or не немесе ли алде");

    static final Words TOMORROW = Words.of("завтра завтрашн* ертен ертенге ертенги tomorrow завтро tmrw tmr");
    static final Words AFTER_TOMORROW = Words.of("послезавтра бурсигуни бурсикуни арги");
    /** Days further off than a reply can be counted to: its date is not known here. */
    static final Words WEEKDAY = Words.of(
            "понедельник* вторник* среду четверг* пятниц* субботу субботе воскресенье воскресенью выходных дуйсенби*"
                    + " сейсенби* сарсенби* бейсенби* жума жумада жумаға сенби сенбиде жексенби* monday tuesday wednesday"
                    + " thursday friday saturday sunday пн вт чт пт января февраля марта апреля мая июня июля августа"
                    + " сентября октября ноября декабря числа");

    static final Words TODAY = Words.of("сегодня бугин today tonight сегодняшн* севодня сегодня*");

    private Lexicon() {}
}
