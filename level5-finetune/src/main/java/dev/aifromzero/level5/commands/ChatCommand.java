package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.chat.LookedUp;
import dev.aifromzero.level5.retrieve.FactSearch;
import dev.aifromzero.level5.school.SchoolFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A conversation with the fine-tuned model at the keyboard.
 *
 * <p>Lesson: docs/level5.md, "Step 5: side by side".
 */
@Command(name = "chat", mixinStandardHelpOptions = true, description = "Talk to the fine-tuned model (or to the base)")
public final class ChatCommand extends Level5Step {
    /** From this many tokens on a context has room for earlier questions and answers. */
    private static final int ROOMY_CONTEXT = 512;

    private static final int TURNS_IN_A_ROOMY_CONTEXT = 2;

    @Mixin
    private TutorOption tutor = new TutorOption();

    @Mixin
    private AnswerOptions sampling = new AnswerOptions();

    @Option(names = "--tokens", paramLabel = "N", description = "most tokens of an answer (default: 80)")
    private int tokens = 80;

    @Option(
            names = "--memory",
            paramLabel = "N",
            description = "earlier questions and answers that the model sees (default: 2 where the context holds 512"
                    + " tokens or more, else 0)")
    private Integer memory;

    @Override
    public void run(Lesson lesson) throws Exception {
        ChatSettings settings = fromOptions(() -> ChatSettings.standard()
                .withSampling(sampling.config())
                .withMaxTokens(tokens)
                .withMemory(memory == null ? 0 : memory));
        ModelChoice choice = tutor.apply(choice());
        Console console = lesson.console();
        try (OpenedModel opened = open(lesson)) {
            boolean roomy = opened.base().config().contextLength() >= ROOMY_CONTEXT;
            if (memory == null && roomy) {
                settings = settings.withMemory(TURNS_IN_A_ROOMY_CONTEXT);
            }
            FittingTutors fitting = FittingTutors.of(opened);
            tutor.require(fitting);
            boolean auto = choice.namedAdapter().isEmpty() && !tutor.isBase() && !fitting.isEmpty();
            Optional<Path> adapter = tutor.adapter(choice, lesson);
            Adapters adapters = shelf(opened, adapter, fitting, lesson).and(textbook());
            String one = adapter.map(Adapters::name).orElse(ChatSession.BASE);
            String active = auto ? ChatSession.AUTO : one;
            if (!auto) {
                adapters.get(one);
            }
            console.say(auto ? TutorChoice.whoAnswers(fitting) : TutorChoice.whoAnswers(adapter, tutor));
            if (auto && adapter.isPresent()) {
                console.say("The adapter that you trained: type adapter %s.", one);
            }
            console.say("Ask a question, or type help; quit or Ctrl-D leaves.");
            console.blank();
            try (Prompt prompt = Prompt.open(console)) {
                TerminalView view = new TerminalView(console, prompt);
                talk(prompt, new ChatSession(adapters, active, settings, lesson.seed(), view));
            }
            console.line("Goodbye.");
        }
    }

    /** Finds the fact that fits best; the facts are read at once, so that a broken file is named before the first question. */
    private static Function<String, Optional<LookedUp>> textbook() throws IOException {
        FactSearch search = new FactSearch(SchoolFacts.all());
        return question -> search.search(question, 1).stream()
                .findFirst()
                .map(found -> new LookedUp(
                        found.fact().answer(),
                        found.fact().subjectName() + ", " + found.fact().topic()));
    }

    /** All that can be chosen. */
    private static Adapters shelf(OpenedModel opened, Optional<Path> adapter, FittingTutors fitting, Lesson lesson)
            throws IOException {
        Adapters adapters = adapter.isPresent() ? Adapters.beside(opened, adapter.get()) : Adapters.none(opened);
        return adapters.and(fitting, TutorChoice.subjectOf(fitting, lesson));
    }

    private static void talk(Prompt prompt, ChatSession session) throws IOException {
        Optional<String> line = prompt.read("You: ");
        while (line.isPresent() && session.handle(line.get())) {
            line = prompt.read("You: ");
        }
    }
}
