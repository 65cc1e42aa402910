package dev.aifromzero.level5.chat;

import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level5.data.QuestionAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A conversation: each line is a command or a question. It knows nothing of terminals, so that it can be tested line by
 * line.
 */
public final class ChatSession {
    /** The name of the model without adapter. */
    public static final String BASE = "base";

    private static final List<String[]> COMMANDS = List.of(
            new String[] {"temp X", "how daring: 0.1 nearly always the likeliest token, 1.5 wild"},
            new String[] {"topk N", "choose among the N likeliest tokens; 0 is off"},
            new String[] {"topp X", "choose among the likeliest tokens that make up X; 1 is off"},
            new String[] {"penalty X", "make tokens that were there before less likely; 1 is off"},
            new String[] {"tokens N", "most tokens of an answer"},
            new String[] {"memory N", "let the model see the last N questions and answers; 0 is off"},
            new String[] {"seed N", "start the chance anew"},
            new String[] {"compare", "the last question again: base and fine-tuned side by side"},
            new String[] {"compare Q", "the same for the question Q"},
            new String[] {"adapter", "which adapters there are"},
            new String[] {"adapter NAME", "answer with this one"},
            new String[] {"settings", "what is set"},
            new String[] {"clear", "forget the conversation and clear the screen"},
            new String[] {"help", "this list"},
            new String[] {"quit", "leave (also Ctrl-D)"});

    private final Map<String, Answerer> models;
    private final ChatView view;
    private final List<QuestionAnswer> turns = new ArrayList<>();
    private ChatSettings settings;
    private SplittableRandom random;
    private String active;
    private String lastQuestion;

    /**
     * A conversation that begins.
     *
     * @param models the models by name; {@value #BASE} is among them
     * @param active the name of the one that answers at first
     */
    public ChatSession(Map<String, Answerer> models, String active, ChatSettings settings, long seed, ChatView view) {
        this.models = Map.copyOf(models);
        this.active = active;
        this.settings = settings;
        this.random = new SplittableRandom(seed);
        this.view = view;
    }

    /** {@return whether the conversation goes on after this line} */
    public boolean handle(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return true;
        }
        if (text.equals("quit") || text.equals("exit")) {
            return false;
        }
        try {
            handleOne(text);
        } catch (UserError wrong) {
            view.say(sentence(wrong.getMessage()) + " " + sentence(wrong.remedy()));
        }
        return true;
    }

    private void handleOne(String text) {
        String[] words = text.split("\\s+", 2);
        String value = words.length > 1 ? words[1] : null;
        switch (words[0]) {
            case "help" -> onlyWord(text, value, () -> view.help(COMMANDS));
            case "clear" -> onlyWord(text, value, this::clear);
            case "settings" -> onlyWord(text, value, () -> view.say(describe()));
            case "compare" -> compare(value);
            case "temp", "topk", "topp", "penalty", "tokens", "memory", "seed" -> set(text, words[0], value);
            case "adapter" -> adapter(text, value);
            default -> ask(text);
        }
    }

    /** "help" is a command, but "help me with my homework" is a question. */
    private void onlyWord(String text, String value, Runnable command) {
        if (value == null) {
            command.run();
        } else {
            ask(text);
        }
    }

    private void set(String text, String name, String value) {
        if (value == null) {
            throw new UserError("The command " + name + " needs a number", "For example: " + name + " " + example(name));
        }
        if (value.contains(" ")) {
            ask(text);
            return;
        }
        SamplingConfig sampling = settings.sampling();
        switch (name) {
            case "temp" -> settings = settings.withSampling(sampling.withTemperature(decimal(name, value)));
            case "topk" -> settings = settings.withSampling(sampling.withTopK(whole(name, value)));
            case "topp" -> settings = settings.withSampling(sampling.withTopP(decimal(name, value)));
            case "penalty" -> settings = settings.withSampling(sampling.withRepetitionPenalty(decimal(name, value)));
            case "tokens" -> settings = settings.withMaxTokens(whole(name, value));
            case "memory" -> settings = settings.withMemory(whole(name, value));
            default -> random = new SplittableRandom(whole(name, value));
        }
        view.say("Set: " + name + " " + value + ".");
    }

    private static String example(String name) {
        return switch (name) {
            case "temp", "topp" -> "0.7";
            case "penalty" -> "1.2";
            default -> "40";
        };
    }

    private static double decimal(String name, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the sentence below
        }
        throw new UserError("'" + value + "' is not a number for " + name, "For example: " + name + " " + example(name));
    }

    private static int whole(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new UserError(
                    "'" + value + "' is not a whole number for " + name, "For example: " + name + " " + example(name));
        }
    }

    private void adapter(String text, String name) {
        List<String> names = models.keySet().stream().sorted().toList();
        if (name == null) {
            view.say("There are: " + String.join(", ", names) + ". Now answering: " + active + ".");
        } else if (models.containsKey(name)) {
            active = name;
            turns.clear();
            view.say("Now answering: " + name + ".");
        } else if (name.contains(" ")) {
            ask(text);
        } else {
            throw new UserError("There is no adapter '" + name + "'", "Choose one of: " + String.join(", ", names));
        }
    }

    private void clear() {
        turns.clear();
        lastQuestion = null;
        view.clear();
    }

    private void ask(String question) {
        lastQuestion = question;
        int from = Math.max(0, turns.size() - settings.memory());
        List<QuestionAnswer> earlier = List.copyOf(turns.subList(from, turns.size()));
        Answer answer = models.get(active).answer(question, earlier, settings, random, view::piece);
        view.answerOver(answer);
        turns.add(new QuestionAnswer(question, answer.text(), QuestionAnswer.NO_SUBJECT));
    }

    private void compare(String given) {
        String question = given == null ? lastQuestion : given;
        if (question == null) {
            throw new UserError("There is no question to compare yet", "Ask one, or type: compare What is rain?");
        }
        if (active.equals(BASE)) {
            throw new UserError("The base is answering already", "Choose an adapter first: adapter NAME");
        }
        lastQuestion = question;
        SplittableRandom both = random.split();
        long seed = both.nextLong();
        Answer base = models.get(BASE).answer(question, List.of(), settings, new SplittableRandom(seed), piece -> {});
        Answer tuned = models.get(active).answer(question, List.of(), settings, new SplittableRandom(seed), piece -> {});
        view.compare(BASE, base, active, tuned);
    }

    private String describe() {
        SamplingConfig s = settings.sampling();
        return String.format(
                Locale.ROOT,
                "Now answering: %s. temp %s, topk %d, topp %s, penalty %s, tokens %d, memory %d.",
                active, s.temperature(), s.topK(), s.topP(), s.repetitionPenalty(), settings.maxTokens(), settings.memory());
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.?!]") ? text : text + ".";
    }
}
