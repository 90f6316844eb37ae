package io.crmautopilot.vendors.reply;

/** Finds whether a reply asks: a question with or without its mark, a request to send something, an invitation to choose. */
final class QuestionReader {

    private static final Words OBJECT = Words.of(
            "адрес* адресс* локац* геолокац* гео геометк* метку точку координат* фото* фотк* видео* видос* ориентир*"
                    + " сурет* мекен* мекенжай* локация* location address photo* pic* picture* video* pin"
                    + " модель модел* марк* шильд* скрин* скриншот* план площадь номери номерин этаж подъезд"
                    + " квартир* размер* үйдің кабат* имя контакт* бирку наклейк* screenshot plate unit");
    private static final Words SEND = Words.of(
            "скиньте скинь скидывайте скинете скинте скиньтe пришлите пришли присылайте отправьте отправь отправляйте"
                    + " напишите напиши дайте дай киньте кинь кидайте скажите подскажите укажите сбросьте бросьте вышлите"
                    + " назовите покажите снимите сфоткайте сфотографируйте пришлете сообщите уточните адресок перешлите"
                    + " жду жибер* тастан* таста* жазын* жазып айтын* айтып бериниз* салып жиберсениз жиберсеныз тусирип"
                    + " тусириниз* корсет* тастап send share drop text give need tell forward тусіріп айтсаныз жазсаныз"
                    + " мекен бересиз айтасыз жибересиз нужен нужна нужно нужны понадобится куда керек лақтыр*"
                    + " лактыр* бериниздерши");
    private static final Phrases QUESTION = Phrases.of("""
        подойдет|устроит|удобно|годится|пойдет|норм|нормально|устраивает|согласны|подходит ли?
        какой|какая|какое|какие|каком|какого|какую|кокой ..  у|адрес|этаж|район|модель|марка|кондиционер|замок|дом|банк|подъезд|вход|вас|там|именно|номер|площадь|кран
        где|куда вы|находитесь|ехать|подъехать|это|у|приезжать|находится
        что .. случилось|у вас|сломалось|течет|за|именно|произошло|нужно
        что у вас
        сколько .. у|вас|штук|блоков|комнат|метров|квадрат*|сплит*|санузл*|этаж*|окон|лет|точек
        во сколько
        когда .. удобно|вам|лучше|началось|можно|подъехать
        кто это|вы|будет|платит
        это кто
        есть ли
        можно ли
        ли
        выбирайте|выбирай|тандан*|таңда*
        как .. удобнее|удобней|лучше|зовут|проехать
        или .. удобн*|лучше
        бола ма|ме|мa
        болама
        болады ма|болама
        ма|ме|ба|бе|па|пе
        қандай|қай|қайда|қайдасыз*|неше|нешінші|қанша|кім|не|қашан|қалай .. ма|ме|болды|тұр*|жер*|қабат*|үй*|блок*|аудан*|көше*|марка*|модель*|болып|екен|керек|істе*|сыз*|бар
        қайда .. сіз*|орналас*|тұр*|екен
        қайдасыз*|қайдасыңдар
        қай жер*|аудан*|көше*|жақ*|маңай*
        қандай .. марка*|кондиционер*|құлып*|модель*
        не .. болды|болған|істемей*|сынды
        бұл кім
        кім бұл
        кімсіз|кимсиз
        which|what|where|who|how|when|whose .. is|are|do|does|model|address|floor|brand|kind|type|you|many|time|your|exactly
        is|are|do|does|can|could|would|will|shall|did|has|have you|it|that|this|there|your|i|we|someone
        ok|okay|good|fine|works|suit|suits .. for|with you
        let .. know which|what|if
        pick|choose .. one|which|time|what
        choose|pick
        your choice
        up to you\
        """);
    private static final Phrases INDIRECT = Phrases.of("""
        жоқ па .. кейін|айтам*|хабар*|білем*|жазам*|сосын|соң
        ба|ма|ме|бе|па|пе жоқ
        скажу|напишу|отпишусь|узнаю|спрошу|спрошу|уточню|посмотрю|гляну|проверю|выясню|решим .. ли|кто|сможет|когда|какой|что|где|есть|сколько|куда
        скажу|напишу|отпишусь|узнаю|уточню|посмотрю|гляну|проверю .. .. ли|кто|сможет|когда|какой|что|где
        что|сколько|когда|какой|кто .. скажу|напишу|увижу|увидим|посмотрим|посчитаем|там|выйдет|отпишусь
        что|че там
        смотря что|какой|какая|какое|где|сколько|кто|куда|как|когда
        не знаю|понимаю|понятно|ясно что|когда|сколько|какой|кто|где|как|есть|смогу
        зависит .. что|какой|какая|сколько|где|как
        от того
        let me .. what|which|when|who|if
        see|check|tell|know|depends|depending .. what|which|when|how|who
        once|when i|we
        как|когда|сколько|где только|освобожусь|закончу|поступ*|доеду|приеду|подъеду|угодно|нибудь|то
        пробью|поищу|гляну|узнаю|спрошу|проверю .. есть|какой|что|кто|ли
        ли .. отвечу|скажу|напишу|отпишусь|перезвоню
        ли .. .. отвечу|скажу|напишу|отпишусь|перезвоню
        как .. закончу|освобожусь|договор*|доеду
        not sure .. what|when|which|how\
        """);
    private static final Words FIRST_PERSON_SEND = Words.of("скину пришлю отправлю напишу дам");

    private QuestionReader() {}

    static boolean asks(Reply reply) {
        for (int i = 0; i < reply.size(); i++) {
            if (reply.isMark(i, "?")) {
                return true;
            }
        }
        return requests(reply) || unmarked(reply);
    }

    private static boolean requests(Reply reply) {
        for (int i = 0; i < reply.size(); i++) {
            if (!OBJECT.has(reply.at(i)) || FIRST_PERSON_SEND.has(reply.at(i - 1))) {
                continue;
            }
            for (int j = i - 5; j <= i + 5; j++) {
                if (j >= 0
                        && j < reply.size()
                        && j != i
                        && Math.abs(reply.sentence(j) - reply.sentence(i)) <= 1
                        && SEND.has(reply.at(j))
                        && !reply.at(j - 1).text().equals("не")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean unmarked(Reply reply) {
        for (int place : QUESTION.places(reply)) {
            boolean particle = reply.at(place).spelled().matches("ма|ме|ба|бе|па|пе");
            if (particle
                    && reply.at(place - 1).spelled().matches("салемет\\p{L}*|амансыз\\p{L}*|калайсыз\\p{L}*|каласыз")) {
                continue;
            }
            if ((particle
                            && !(reply.endsAt(place + 1)
                                    || reply.at(place + 1).spelled().matches("сизге|сиздерге|еди|екен")))
                    || (particle && place == 0)) {
                continue;
            }
            boolean opening = reply.startsAt(place)
                    || particle
                    || reply.at(place)
                            .spelled()
                            .matches(
                                    "удобно|подойдет|устроит|ли|болама|бола|болады|выбирай|выбирайте|тандан\\p{L}*|кай|кайда|кандай|неше|choose|pick|сколько|во");
            boolean denied = reply.at(place - 1).text().equals("не");
            if (opening && !denied && !indirect(reply, place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean indirect(Reply reply, int place) {
        for (int start : INDIRECT.places(reply)) {
            if (reply.sentence(start) == reply.sentence(place)) {
                return true;
            }
        }
        return false;
    }
}
