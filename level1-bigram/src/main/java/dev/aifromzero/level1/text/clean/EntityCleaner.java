package dev.aifromzero.level1.text.clean;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Turns HTML's entities in plain text into their characters: <code>&amp;amp;</code> into {@code &}, and
 * <code>&amp;#2309;</code> into अ.
 */
public final class EntityCleaner implements Cleaner {
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,9}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});");

    @Override
    public String name() {
        return "entities";
    }

    /** {@return how many entities stand in a text; names that HTML does not know are none} */
    static long count(String text) {
        return ENTITY.matcher(text)
                .results()
                .filter(found -> isKnown(found.group()))
                .count();
    }

    private static boolean isKnown(String entity) {
        return !Parser.unescapeEntities(entity, true).equals(entity);
    }

    /** Only complete entities with their semicolon are decoded: {@code R&D} and {@code ?a=1&copy=2} stay as they are. */
    @Override
    public Result clean(String text) {
        String decoded = ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Parser.unescapeEntities(found.group(), true)));
        return Result.of(decoded).and("entities decoded", count(text));
    }
}
