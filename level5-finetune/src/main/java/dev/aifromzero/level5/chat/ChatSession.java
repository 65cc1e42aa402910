package dev.aifromzero.level5.chat;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A conversation: each line is a command or a question. It knows nothing of terminals, so that it can be tested line by
 * line.
 */
public final class ChatSession {
    /** The name of the model without adapter. */
    public static final String BASE = "base";
    /** The name under which each question chooses its own model. */
    public static final String AUTO = "auto";

    private static final List<String[]> COMMANDS = List.of(
            new String[] {"seed N", "start the chance anew"},
            new String[] {"compare", "the last question again: base and fine-tuned side by side"},
            new String[] {"compare Q", "the same for the question Q"},
            new String[] {"adapter", "which adapters there are"},
            new String[] {"adapter NAME", "answer with this one; auto: the tutor of the question's subject"},
            new String[] {"history FILE", "write the conversation to a file"},
            new String[] {"settings", "what is set"},
            new String[] {"clear", "forget the conversation and clear the screen"},
            new String[] {"help", "this list"},
            new String[] {"quit", "leave (also Ctrl-D); Ctrl-C stops an answer"});

    private final ModelShelf models;
    private final ChatView view;
    private final ChatHistory history = new ChatHistory();
    private ChatSettings settings;
    private SplittableRandom random;
    private String active;
    private String lastToAnswer;
    private String lastQuestion;

    /**
     * A conversation that begins.
     *
     * @param models the models by name; {@value #BASE} is among them
     * @param active the name of the one that answers at first
     * @param settings how answers are written, until a command changes it
     * @param seed start of all chance: the same lines give the same conversation
     * @param view shows what happens
     */
    public ChatSession(ModelShelf models, String active, ChatSettings settings, long seed, ChatView view) {
        this.models = models;
        this.active = active;
        this.settings = settings;
        this.random = new SplittableRandom(seed);
        this.view = view;
    }

    /**
     * {@return whether the conversation goes on after this line}
     *
     * @param line a command such as {@code temp 0.5}, or else a question
     */
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
        boolean several = value != null && value.contains(" ");
        switch (words[0]) {
            case "help" -> onlyWord(text, value, () -> view.help(commands()));
            case "clear" -> onlyWord(text, value, this::clear);
            case "settings" ->
                onlyWord(
                        text,
                        value,
                        () -> view.say("Now answering: " + active + ". Set: " + SettingWords.describe(settings) + "."));
            case "compare" -> compare(value);
            case "adapter" -> oneWord(text, several, () -> adapter(value));
            case "history" -> oneWord(text, several, () -> history(value));
            case "seed" -> oneWord(text, several, () -> seed(value));
            default -> {
                if (SettingWords.knows(words[0])) {
                    oneWord(text, several, () -> set(words[0], value));
                } else {
                    ask(text);
                }
            }
        }
    }

    private static List<String[]> commands() {
        List<String[]> all = new ArrayList<>(SettingWords.HELP);
        all.addAll(COMMANDS);
        return all;
    }

    /** "help" is a command, but "help me with my homework" is a question. */
    private void onlyWord(String text, String value, Runnable command) {
        oneWord(text, value != null, command);
    }

    /** "history chat.md" is a command, but "history of India" is a question. */
    private void oneWord(String text, boolean isAQuestion, Runnable command) {
        if (isAQuestion) {
            ask(text);
        } else {
            command.run();
        }
    }

    private void set(String name, String value) {
        requireNumber(name, value);
        settings = SettingWords.set(settings, name, value);
        view.say("Set: " + name + " " + value + ".");
    }

    private void seed(String value) {
        requireNumber("seed", value);
        random = new SplittableRandom(SettingWords.whole("seed", value));
        view.say("Set: seed " + value + ".");
    }

    private static void requireNumber(String name, String value) {
        if (value == null) {
            throw new UserError(
                    "The command " + name + " needs a number", "For example: " + SettingWords.example(name));
        }
    }

    private void adapter(String name) {
        List<String> names = models.names();
        if (name == null) {
            view.say("There are: " + String.join(", ", names) + ". Now answering: " + active + ".");
            return;
        }
        String found = models.find(name)
                .orElseThrow(() -> new UserError(
                        "There is no adapter '" + name + "'", "Choose one of: " + String.join(", ", names)));
        if (found.equals(AUTO)) {
            view.say("Now answering: the tutor of each question's subject.");
        } else {
            long start = System.nanoTime();
            models.get(found);
            double milliseconds = (System.nanoTime() - start) / 1e6;
            view.say(String.format(Locale.ROOT, "Now answering: %s (switched in %.2f ms).", found, milliseconds));
        }
        active = found;
        history.hideEarlier();
    }

    private void history(String file) {
        if (file == null) {
            throw new UserError("The command history needs a file", "For example: history chat.md");
        }
        Path written = history.save(file, SettingWords.describe(settings));
        view.say("Written: " + ProjectPaths.display(written) + " (" + history.size()
                + (history.size() == 1 ? " question)." : " questions)."));
    }

    private void clear() {
        history.clear();
        lastQuestion = null;
        view.clear();
    }

    private void ask(String question) {
        lastQuestion = question;
        String name = chosen(question);
        if (!name.equals(lastToAnswer)) {
            history.hideEarlier(); // no model sees what another one said
        }
        lastToAnswer = name;
        view.answerBegins();
        Answer answer = models.get(name)
                .answer(question, history.last(settings.memory()), settings, random, view::piece, view::stopWanted);
        view.answerOver(answer);
        models.lookUp(active, question).ifPresent(view::lookedUp);
        history.add(name, question, answer.text());
    }

    private String chosen(String question) {
        String name = models.nameFor(active, question);
        if (!name.equals(active)) {
            view.chosen(name);
        }
        return name;
    }

    private void compare(String given) {
        String question = given == null ? lastQuestion : given;
        if (question == null) {
            throw new UserError("There is no question to compare yet", "Ask one, or type: compare What is rain?");
        }
        String name = models.nameFor(active, question);
        if (name.equals(BASE)) {
            throw new UserError("The base is answering already", "Choose an adapter first: adapter NAME");
        }
        lastQuestion = question;
        long seed = random.nextLong();
        view.answerBegins();
        Answer base = alone(BASE, question, seed);
        Answer tuned = alone(name, question, seed);
        view.compare(BASE, base, name, tuned);
    }

    /** The answer to a question for itself, with chance that starts from a seed. */
    private Answer alone(String name, String question, long seed) {
        return models.get(name)
                .answer(question, List.of(), settings, new SplittableRandom(seed), piece -> {}, view::stopWanted);
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.?!]") ? text : text + ".";
    }
}
