package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
        Console console = lesson.console();
        try (OpenedModel opened = open(lesson)) {
            boolean roomy = opened.base().config().contextLength() >= ROOMY_CONTEXT;
            if (memory == null && roomy) {
                settings = settings.withMemory(TURNS_IN_A_ROOMY_CONTEXT);
            }
            Path folder = choice().adapterFolder(lesson);
            boolean adapted = choice().namedAdapter().isPresent() || PeftFiles.isIn(folder);
            Adapters adapters = adapted ? Adapters.beside(opened, folder) : Adapters.none(opened);
            String active = adapted ? Adapters.name(folder) : ChatSession.BASE;
            adapters.get(active);
            console.say(
                    adapted
                            ? "Answering: the base with the adapter " + ProjectPaths.display(folder) + "."
                            : "There is no adapter yet (finetune makes one), so the base answers alone.");
            console.say("Ask a question, or type help; quit or Ctrl-D leaves.");
            console.blank();
            try (Prompt prompt = Prompt.open(console)) {
                TerminalView view = new TerminalView(console, prompt);
                talk(prompt, new ChatSession(adapters, active, settings, lesson.seed(), view));
            }
            console.line("Goodbye.");
        }
    }

    private static void talk(Prompt prompt, ChatSession session) throws IOException {
        Optional<String> line = prompt.read("You: ");
        while (line.isPresent() && session.handle(line.get())) {
            line = prompt.read("You: ");
        }
    }
}
