package io.crmautopilot.steps;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads answers that need none: thanks, "I see", "I will come". Wrongly taking one for a wish costs a person a look; the other way a
 * client waits for a word that never comes, so a question, a "but" and anything long are no nod.
 */
final class Nod {

    private static final int LONGEST = 60;

    private static final Pattern NOD = Pattern.compile(
            "(?<![\\p{L}])(?:приду|придем|буду|будем|подойду|подъеду|жду|ждем|подожду"
                    + "|понял|поняла|поняли|понятно|ясно|хорошо|ладно|ок|окей|договорились|принято|ничего страшного|бывает|не переживайте|все в силе"
                    + "|спасибо|спс|благодарю"
                    + "|келемін|келем|барамын|барам|боламын|күтемін|түсінікті|түсіндім|жарайды|жақсы|мақұл|рақмет|рахмет|ештеңе етпейді"
                    + "|ok|okay|fine|sure|thanks|thank you|got it|i see|no problem|no worries|will come|be there|see you|i'll wait|coming)(?![\\p{L}])");

    private static final Pattern WISH = Pattern.compile(
            "[?]|(?<![\\p{L}])(?:но|однако|только|можно|лучше|давайте|перенес\\p{L}*|отмен\\p{L}*|позже|раньше|другой|другое|завтра"
                    + "|не приду|не буду|не смогу|бірақ|ауыстыр\\p{L}*|ертең|кейін|басқа|болдырма\\p{L}*|келмеймін|келе алмаймын"
                    + "|but|instead|move|another|cancel\\p{L}*|later|earlier|tomorrow|can i|could|won't|can't|not)(?![\\p{L}])");

    private Nod() {}

    static boolean is(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replace('’', '\'')
                .strip();
        return plain.length() <= LONGEST
                && NOD.matcher(plain).find()
                && !WISH.matcher(plain).find();
    }
}
