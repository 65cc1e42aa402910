package dev.aifromzero.level5.chat;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of a chat as a person types them: a word and a number. */
final class SettingWords {
    private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

    static {
        EXAMPLES.put("temp", "0.7");
        EXAMPLES.put("topk", "50");
        EXAMPLES.put("topp", "0.9");
        EXAMPLES.put("minp", "0.05");
        EXAMPLES.put("penalty", "1.2");
        EXAMPLES.put("norepeat", "3");
        EXAMPLES.put("tokens", "80");
        EXAMPLES.put("memory", "2");
    }

    /** What each does, for the help. */
    static final List<String[]> HELP = List.of(
            new String[] {"temp X", "how daring: 0.1 nearly always the likeliest token, 1.5 wild"},
            new String[] {"topk N", "choose among the N likeliest tokens; 0 is off"},
            new String[] {"topp X", "choose among the likeliest tokens that make up X; 1 is off"},
            new String[] {"minp X", "no token below X times the likeliest; 0 is off"},
            new String[] {"penalty X", "make tokens that were there before less likely; 1 is off"},
            new String[] {"norepeat N", "no run of N tokens comes twice; 0 is off"},
            new String[] {"tokens N", "most tokens of an answer"},
            new String[] {"memory N", "let the model see the last N questions and answers; 0 is off"});

    private SettingWords() {}

    static boolean knows(String word) {
        return EXAMPLES.containsKey(word);
    }

    /**
     * {@return the settings with another value}
     *
     * @throws UserError if it is no number or out of range
     */
    static ChatSettings set(ChatSettings settings, String name, String value) {
        return new Remedy("For example: " + example(name)).around(() -> changed(settings, name, value));
    }

    private static ChatSettings changed(ChatSettings settings, String name, String value) {
        SamplingConfig sampling = settings.sampling();
        return switch (name) {
            case "temp" -> settings.withSampling(sampling.withTemperature(decimal(name, value)));
            case "topk" -> settings.withSampling(sampling.withTopK(whole(name, value)));
            case "topp" -> settings.withSampling(sampling.withTopP(decimal(name, value)));
            case "minp" -> settings.withSampling(sampling.withMinP(decimal(name, value)));
            case "penalty" -> settings.withSampling(sampling.withRepetitionPenalty(decimal(name, value)));
            case "norepeat" -> settings.withSampling(sampling.withNoRepeatNgram(whole(name, value)));
            case "tokens" -> settings.withMaxTokens(whole(name, value));
            case "memory" -> settings.withMemory(whole(name, value));
            default -> throw new IllegalArgumentException(name);
        };
    }

    static String describe(ChatSettings settings) {
        SamplingConfig s = settings.sampling();
        return String.format(
                Locale.ROOT,
                "temp %s, topk %d, topp %s, minp %s, penalty %s, norepeat %d, tokens %d, memory %d",
                s.temperature(),
                s.topK(),
                s.topP(),
                s.minP(),
                s.repetitionPenalty(),
                s.noRepeatNgram(),
                settings.maxTokens(),
                settings.memory());
    }

    private static double decimal(String name, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber("a number", name, value);
        }
        throw notANumber("a number", name, value);
    }

    static int whole(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw notANumber("a whole number", name, value);
        }
    }

    private static UserError notANumber(String kind, String name, String value) {
        return new UserError("'" + value + "' is not " + kind + " for " + name, "For example: " + example(name));
    }

    static String example(String name) {
        return name + " " + EXAMPLES.getOrDefault(name, "7");
    }
}
