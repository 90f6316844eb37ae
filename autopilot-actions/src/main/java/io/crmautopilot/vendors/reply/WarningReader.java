package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.VendorReply.Warning;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds what makes a reply suspicious: money before the work, links to pay, changed numbers, haste. */
final class WarningReader {

    private static final Words PREPAY = Words.of(
            "предоплат* предоплот* аванс* задат* залог* депозит* deposit* upfront prepay* prepaid предоплачен* взнос*"
                    + " алдынала");
    private static final Words NEGATION =
            Words.of("не нет без no not without жок емес керекпейди алмай* сурамай* надо don't never");
    private static final Phrases MONEY_FIRST = Phrases.of("""
        алдын ала .. толе*|аудар*|сал*|тенге|мын|акша*|жибер*
        алдымен .. толе*|аудар*|сал*|тенге|мын|акша*|картага|каспи*
        алдымен .. .. толе*|аудар*|сал*|тенге|мын|акша*|картага|каспи*
        деньги|оплата|оплату|оплаты|деньгами|бабки|половину|половина|сумму|сумма|бабло|тысяч .. вперед|сразу|заранее
        вперед .. деньги|оплат*|тысяч|переве*
        сначала .. перевод*|переве*|оплат*|скин*|скид*|деньги|кин*|каспи*|процент*|половин*
        сперва .. перевод*|переве*|оплат*|скин*|скид*|деньги|кин*|каспи*|процент*|половин*
        для подтверждения .. внес*|переве*|оплат*|предоплат*|скин*
        для брони* .. внес*|переве*|оплат*|предоплат*|скин*|тысяч|тг
        за бронь
        оплат*|расчет|деньги .. до|перед приезд*|выезд*|визит*|работ*|ремонт*
        деньги|оплата|оплату|расчет сразу|переводом
        скид*|скин*|кид*|перевод*|переве*|оплач*|плат* .. до|перед выезд*|приезд*|визит*|работ*|ремонт*
        скин*|кин*|переве*|закин*|сброс*|кид* .. на|за бензин*|дорог*|такси|запчаст*|фреон*|детал*|материал*|выезд*|вызов*
        переве*|скин*|сброс*|закин*|кин* .. .. на|за бензин*|дорог*|такси|запчаст*|фреон*|детал*|материал*|выезд*|вызов*
        пополн*|положите|закин* .. баланс*|единиц*
        гарантийн*|страхов* сумм*|плат*|взнос*
        пришлите|скиньте|отправьте|вышлите|жду .. чек|скрин*|квитанц*
        чек*|скрин*|квитанц* .. об|оплат*|перевод*|сосын|жибер*|салыныз*|тастаныз*
        жарты*|толем*|акша* .. алдын
        pay|transfer|send .. .. before|upfront our|arrival|we|coming|visit|i|arriving
        баланс*|бірлік .. сал*|жибер*
        жанармай*|бензин*|жол* .. аудар*|салыныз*|жибер*
        залог|задаток
        оплат* бронь|брон*|выезд*|вызов*|заявк* .. заранее|вперед|сейчас|сразу|ссылк*|и|чтобы|тогда
        переве*|скин*|кин*|внес*|перечисл*|отправ*|закин* .. на карт*|каспи|счет|номер
        переве*|скин*|кин*|внес*|перечисл*|закин* .. тысяч*|тг|тенге|к|половин*|процент*|деньг*|сумм*
        переве*|скин*|кин*|внес*|перечисл*|отправ* .. .. и|тогда|потом|после .. выез*|выед*|приед*|едем|мастер
        переводом|перевод на карт*|каспи|счет
        жарты*|толык|бары*|акша*|тенге*|мын .. казир|алдын|бурын .. аудар*|сал*|толе*|карта*|жибер*
        акша*|тенге*|мын .. аудар*|салып|салыныз*|салсаныз* .. сосын|сонда|кейин|содан|шыгам*|барам*|шебер
        картага|каспиге|шотка|картама .. салыныз*|аудар*|жибер*|салсаныз*|тастаныз*|салып
        pay|transfer|send .. first|now|before|upfront|advance|deposit|half
        pay|transfer|send .. .. card|account|kaspi
        money|payment|half|cash|paid first|upfront|in|before
        full|half payment|amount|price .. advance|upfront|first|before
        in advance
        hold|reserve|book|secure|confirm .. slot|booking|visit|order|place .. pay|transfer|deposit|send
        to hold|reserve|secure|book
        после|как поступ*|поступлен*|перевод*|оплат*|предоплат*|зачислен* .. выез*|выед*|приед*|едем|мастер|отправ*
        тускен|тусксе|туссе|келген сон|кейин|шебер
        толем*|акша тускен*|туссе*|келсе\
        """);
    private static final Phrases AFTER_WORK = Phrases.of("""
        после|послe работ*|ремонт*|выполнен*|завершен*|оконч*|приезд*|чистк*|проверк*|результат*|всего|все
        оплата|рассчит*|расчет|оплатите|переведете|отдадите|заплатите ..? после|потом
        по факту|окончани*|завершени*|результат*
        когда все|закон*|сдела*|вода|почин*|будет|зарабо*
        жумыстан|жондеуден|биткен|бiткен|бitken|биткеннен|жасаган|аяктаган* сон|кейин
        жумыс биткен*|бiткен|битсе
        after|once the|we|work|job|repair|everything|it's|its|it
        when done|finished|we|it's|work|the
        on completion|finish\
        """);
    private static final Phrases LINK_ACTION = Phrases.of("""
        ссылк*|сcылк*|линк*|линку|сiлтеме|силтеме*|link|ссылочк*\
        """);
    private static final Words LINK_PURPOSE = Words.of(
            "оплат* плат* подтверд* подтвержд* перейд* переход* брон* заброн* заполн* регистр* зарегистр* активир*"
                    + " заявк* вызов* внес* карт* введ* нажм* раста* толе* толем* кир* бас* pay* confirm* book* click*"
                    + " form verify register follow checkout secure hold order tap open fill аудар* жаз* отправ* оформ*"
                    + " прайс_оплат* кет* отип отиниз");
    private static final Phrases NUMBER_CHANGED = Phrases.of("""
        номер*|телефон* .. сменил*|поменял*|изменил*|друг*|новый|новом|смена|заблок*
        номер*|нөмір* .. ескі|ески
        ескі|ески номер*|нөмір*
        номер*|ватсап|вотсап|whatsapp|вацап .. взлом*|заблок*|украли|потер*
        номер* не работает|доступен|актуален|действует|мой
        наш|мой|старый .. номер|ватсап|вотсап взлом*|заблок*
        номер|нового|новый|новому|другой|другому|этот|мой|нашего ..? мастера|диспетчера|бухгалтера ..? пишите|звоните|переведите
        новый|нового|новому|новом|другой|другому|другом|новым|другим номер*
        смен* номер*
        поменял* номер*
        сменил* номер*
        не мой|наш номер*
        на|по другой|другому|этот|новый номер .. пишите|звоните|переве*|скин*|кид*|оплат*
        пишите|звоните|переве*|скин*|пиши|писать|звонить .. на друг*|нов*|этот
        старый|старому|старом ..? номер*|не
        номир* .. ауыс*|жана|баска|озгер*|болек
        жана|баска|озге номир*|нөмір*
        ескі|ески номир*|номирге
        new|different|other|another number|phone|account|card|details|whatsapp
        number|phone|account .. changed|new|different
        changed .. number|phone|account
        no longer .. number
        not my|our number
        this .. not .. number
        old number|one
        реквизит* .. смен*|измен*|друг*|нов*
        теперь .. другой|новый|номер*|карт*
        карта|карту|счет|реквизиты .. друг*|нов*|смен*
        карта|картаны|шот .. ауыс*|баска|жана\
        """);
    private static final Words NOW = Words.of(
            "теперь отныне енди now сейчас мына мынаган осы казир пишите жазыныз* звоните переве* скин* write send all"
                    + " туда сонда");
    private static final Phrases PRESSURE = Phrases.of("""
        времени думать|ждать нет
        нет времени думать|ждать|раздумывать
        думать некогда|нет
        некогда думать|ждать|раздумывать
        заберет|заберут|перехватит|перехватят|уйдет|отдам|отдадим|отдаю|уедет|уеду|уедем|займут|уходит|отдаем|уедет .. другому|другим|другой|другие|клиент*|заказ*|туда
        другой|другие|другому|другим|второй|еще .. клиент*|заказ*|люди|желающ*|человек* .. ждет|ждут|готов*|заберет|заберут|уйд*|очеред*|перехват*|предлаг*|просит|звон*
        уйду|уеду|поеду|уйдем|поедем|уедем|отправлю к|на друг*
        в два|три|2|3|полтора раза дороже
        потом|иначе|позже|завтра|через .. дороже|подорож*|двойн*|вырастет|повыс*|отмен*|удвои*|больше|другая
        иначе|а то|или .. отмен*|снима*|аннулир*|уйд*|уеду|уедет|дороже|заявка|другому|другой|потеря*|сгор*|место|не поед*|заберут
        решайте .. быстр*|сейчас|срочно|скорей|скорее|прямо|минут*|сразу|пока|немедлен*|уже|или
        решайте|решай|решайтесь|определяйтесь|соглашайтесь пока|быстрее|быстро|скорее|сейчас|срочно|уже
        быстро|быстрее|скорее|срочно|сейчас|немедленно|моментально решай*|соглаш*|отвеча*|подтвержд*|определ*|переве*|оплач*
        последн* место|окно|мастер|шанс|предложение|раз|цена|бригада|слот|машина
        только сейчас|сегодня .. цена|цене|скидка|предложение|дешев*
        цена|предложение|скидка .. действует|актуальн*|держ*|только .. минут*|сейчас|час*|полчаса|сегодня
        да|берете|будете|едем|надо или нет
        уезжаю|уезжаем|уеду|еду|поеду|ухожу .. к ним|следующ*|другим|другому
        ответ*|решение|подтвержд*|согласие .. нужен|нужно|нужна|жду|срочно|сразу|дайте .. сейчас|срочно|минут*|немедленно|сразу|быстро|секунд*
        жду|даю|у вас .. минут* .. решайте|ответ*|решени*|потом|иначе|думать|размыш*
        даю вам .. минут*|секунд*|час*
        пять|5|10|десять|3|три|2 минут* на .. решение|размышлен*|раздум*|ответ|подтверждение
        тез|шапшан|тезирек|жылдам .. шеш*|жауап|айт*|раста*|болыныз*|аудар*|толе*
        тез|шапшан|тезирек|жылдам шешиниз*|болыныз*
        шеш* тез|тезирек|жылдам
        казир|дереу шеш*|раста*|толе*|аудар* ..? ойтпесе|айтпесе|немесе
        айтпесе|ойтпесе|болмаса|антпесе .. кет*|бас*|кымбат*|бара*|баг*|бер*|орын*|еки|шык*|тар*
        басқа|баска|бaска|озге .. клиент*|адам*|тапсырыс*|жер* .. кет*|күт*|кут*|тур*|бер*|ал*|бара*
        баска клиент*|адам* .. берем*|берип|кетем*|барам*|алады
        орын|уакыт|кезек .. баска* .. кет*|бер*|алад*
        баскага .. кет*|берем*|бериледи|отед*|сатам*
        баскага|баска|басказа .. кетеди|кетемин|берем*|етем*
        багасы|бага .. еки|екi|кымбат* .. есе|болад*|осед*|кетед*
        еки есе кымбат*|осед*
        минуттан|минутта|сагаттан кейин|сон .. кымбат*|баска*|кеш
        кымбаттайды|кымбаттап
        ойланатын|ойлануга|ойлап уакыт* .. жок|отыр*|турма*
        очереди .. еще|тагы
        кезекте|очереди тагы|еще
        hurry
        slot|place|price|offer|technician|he|guy|spot .. goes|gone|doubles|expires|taken|lost|away|double|up
        goes|going|give|giving|gone .. another|someone|other|next .. client|customer|else|guy|one
        another|other|next client*|customer*|people .. waiting|ready|take|takes|wants|want|line|paying
        decide|answer|confirm|reply|book|pay .. now|quickly|fast|immediately|asap|minutes|right
        last .. chance|slot|offer|spot|call|one
        or|otherwise .. cancel*|lose|doubles|double|gone|price|goes|leave|leaving|someone
        now or never
        confirm|decide|reply|book|pay|answer .. in|within .. minutes|minute|mins|min|seconds
        only if .. confirm|decide|book|pay .. now|minutes|in
        только если .. подтверд*|реши*|соглас* .. сейчас|минут*|сразу
        сейчас или никогда
        only .. valid|good|holds .. minutes|now|today|hour
        price .. doubles|double|rises|goes|higher|jumps|increase* .. after|in|later|tomorrow|if|up
        no time .. think|wait|lose
        first come
        won't|can't wait|hold
        take it or leave\
        """);
    private static final Phrases SECRET_CODE = Phrases.of("""
        код* .. смс|sms|сообщени*|подтвержд*
        смс|sms .. код*
        cvv|cvc|свв
        назовите|скажите|введите|дайте|пришлите|продиктуйте .. номер|данные|реквизиты карт*
        срок действия
        code .. sms|text|verification
        verification code\
        """);
    private static final Words CARD_WORD =
            Words.of("реквизит* карта карты карту картаны картага картасына card iban счет шот шотка");
    private static final Words CARD_OTHER = Words.of(
            "жены мужа жена друга напарник* брата сестры гульнар* имя номер* нoмер* жену бухгалтер* директор* wife"
                    + " owner's friend's number анам* аиел* аиелим* эйел* айел* айелим* номири* номирине знаком*");

    /** What happens only once something else has: when that is a payment, the money comes before the work. */
    private static final Phrases ONLY_THEN = Phrases.of("""
        после этого|чего|оплаты .. выез*|выед*|приед*|едем|еду|мастер|отправ*|назнач*
        тогда|потом|затем выез*|выед*|еду|едем|приед*|подъед*|мастер|диспетчер|отправ*
        как только .. увид*|придут|поступ*|получ*|упадут|оплат*|переве*
        сосын|содан|кейин .. шыг*|шебер|жолга
        then .. we|i|he|technician .. come|leave|head|go|set
        before our|the|my|we|i arrival|visit|arrive|come|coming|departure\
        """);

    private static final Words PAID = Words.of(
            "оплатите оплату оплате оплаты переведите перевод чек чеке чекти скрин толен* толениз* аудар* pay transfer");

    private static final Words PAYMENT = Words.of(
            "каспи* kaspi переве* перевод* аудар* салыныз* төле* оплат* предоплат* transfer pay payment payments");
    private static final Phrases UNLESS = Phrases.of("""
        если .. не
        если .. .. не
        иначе
        а то
        пока не
        әйтпесе|өйтпесе|болмаса|антпесе
        if .. don't|not|dont|won't
        unless|otherwise
        or else|it|the|i|we
        без подтвержд*|оплат*|предоплат*\
        """);
    private static final Words THREAT = Words.of(
            "уйд* уход* отда* отдам забер* уех* уед* поед* отмен* снима* снимем дорож* подорож* перехват* поздно"
                    + " кетем* кетед* береміз береді gone goes cancel* double* lose lost another другой другое другому"
                    + " другим leave leaving кетіп сгорит сгор* аннулир* баскага баска");
    private static final java.util.regex.Pattern UNLESS_KAZAKH = java.util.regex.Pattern.compile(
            "\\p{L}+[пмб][ае]са?е?нызд?а?р?|\\p{L}+[пмб]есениз\\p{L}*|\\p{L}+[пмб]асаныз\\p{L}*");

    private WarningReader() {}

    /** A condition of the kind "if you do not … now" and, after it or before it in the sentence, what is lost. */
    private static boolean threatens(Reply reply) {
        for (int i = 0; i < reply.size(); i++) {
            boolean unless = UNLESS.startsAt(reply, i)
                    || UNLESS_KAZAKH.matcher(reply.at(i).spelled()).matches();
            for (int j = 0; unless && j < reply.size(); j++) {
                if (reply.sentence(j) == reply.sentence(i)
                        && j != i
                        && THREAT.has(reply.at(j))
                        && !reply.at(j - 1).text().equals("не")) {
                    return true;
                }
            }
        }
        return false;
    }

    static Set<Warning> read(Reply reply, List<Amount> amounts) {
        Set<Warning> found = EnumSet.noneOf(Warning.class);
        boolean prepay = prepay(reply);
        boolean onlyThen = ONLY_THEN.in(reply) && words(reply, PAID) && !AFTER_WORK.in(reply);
        boolean first = onlyThen || (MONEY_FIRST.in(reply) && (!AFTER_WORK.in(reply) || prepay || strongFirst(reply)));
        if ((prepay || first) && !(declined(reply) && !strongFirst(reply))) {
            found.add(Warning.PREPAYMENT);
        }
        List<AmountRole> roles = AmountRole.of(reply, amounts);
        for (int i = 0; i < amounts.size(); i++) {
            if (roles.get(i) == AmountRole.PREPAYMENT && amounts.get(i).low() > 0) {
                found.add(Warning.PREPAYMENT);
            }
        }
        boolean payee = has(reply, Token.Kind.PHONE) && words(reply, PAYMENT) && !AFTER_WORK.in(reply);
        boolean card = has(reply, Token.Kind.CARD) || payee;
        boolean cardAsked = words(reply, CARD_WORD)
                && (found.contains(Warning.PREPAYMENT)
                        || (words(reply, CARD_OTHER) && MONEY_FIRST.in(reply) && !AFTER_WORK.in(reply)));
        if (card || cardAsked || SECRET_CODE.in(reply)) {
            found.add(Warning.CARD);
        }
        boolean link = has(reply, Token.Kind.LINK);
        if ((link || LINK_ACTION.in(reply)) && words(reply, LINK_PURPOSE)) {
            found.add(Warning.LINK);
        }
        boolean phone = has(reply, Token.Kind.PHONE);
        if ((NUMBER_CHANGED.in(reply) && !plainNumber(reply)) || (phone && words(reply, NOW) && !callOnly(reply))) {
            found.add(Warning.CHANGED_NUMBER);
        }
        if (PRESSURE.in(reply) || threatens(reply)) {
            found.add(Warning.PRESSURE);
        }
        return found;
    }

    private static final Phrases STRONG_FIRST = Phrases.of("""
        сначала|сперва|вперед|алдымен
        алдын ала
        гарантийн*|страхов* сумм*|взнос*|плат*
        in advance
        upfront|first|deposit
        перед|до выезд*|приезд*|ремонт*|работ*
        предоплат* .. обязательн*|нужн*|переве*|скин*|внес*|на|процент*|сразу\
        """);

    private static boolean strongFirst(Reply reply) {
        for (int place : STRONG_FIRST.places(reply)) {
            boolean negated = false;
            for (int i = place - 2; i <= place + 4; i++) {
                negated |= reply.sentence(i) == reply.sentence(place)
                        && NEGATION.has(reply.at(i))
                        && !reply.at(i).text().equals("надо");
            }
            if (!negated) {
                return MONEY_FIRST.in(reply) || prepay(reply);
            }
        }
        return false;
    }

    private static boolean prepay(Reply reply) {
        for (int i = 0; i < reply.size(); i++) {
            if (PREPAY.has(reply.at(i))) {
                boolean negated = false;
                for (int j = i - 3; j <= i + 3; j++) {
                    boolean near = j >= 0 && j < reply.size() && reply.sentence(j) == reply.sentence(i);
                    negated |= near
                            && (NEGATION.has(reply.at(j))
                                    && !(reply.at(j).text().equals("надо")
                                            && !reply.at(j - 1).text().equals("не"))
                                    && !(j > i
                                            && reply.at(j + 1)
                                                    .spelled()
                                                    .matches(
                                                            "поед\\p{L}*|выез\\p{L}*|приед\\p{L}*|выед\\p{L}*|барм\\p{L}*|шыкп\\p{L}*|работа\\p{L}*"))
                                    && !without(reply, j));
                }
                if (!negated) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "без предоплаты не выезжаем" asks for a prepayment; "без предоплаты" alone does not. */
    private static boolean without(Reply reply, int j) {
        if (!reply.at(j).text().matches("без|without")) {
            return false;
        }
        for (int i = j + 1; i < j + 5; i++) {
            if (reply.at(i).text().matches("не|don't|no|never|won't") && reply.sentence(i) == reply.sentence(j)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declined(Reply reply) {
        for (int i = 0; i < reply.size(); i++) {
            if (PREPAY.has(reply.at(i)) || reply.at(i).spelled().equals("алдын")) {
                return !prepay(reply) && !(reply.at(i).spelled().equals("алдын") && !negatedNear(reply, i));
            }
        }
        return false;
    }

    private static boolean negatedNear(Reply reply, int i) {
        for (int j = i; j <= i + 5; j++) {
            if (reply.sentence(j) == reply.sentence(i) && NEGATION.has(reply.at(j))) {
                return true;
            }
        }
        return false;
    }

    private static boolean plainNumber(Reply reply) {
        return !has(reply, Token.Kind.PHONE)
                && words(reply, Words.of("заявк* заказ* дом* квартир* кабинет* уйдин офис* house order ticket"))
                && !words(reply, Words.of("сменил* поменял* новый ауыс* changed мой"));
    }

    private static boolean callOnly(Reply reply) {
        return words(reply, Words.of("наберите позвоните звоните call звякните конырау хабарласыныз"))
                && !words(reply, Words.of("теперь енди now отныне переве* скин* аудар* сал* все туда"));
    }

    private static boolean has(Reply reply, Token.Kind kind) {
        for (int i = 0; i < reply.size(); i++) {
            if (reply.at(i).kind() == kind) {
                return true;
            }
        }
        return false;
    }

    private static boolean words(Reply reply, Words words) {
        for (int i = 0; i < reply.size(); i++) {
            if (words.has(reply.at(i))) {
                return true;
            }
        }
        return false;
    }
}
