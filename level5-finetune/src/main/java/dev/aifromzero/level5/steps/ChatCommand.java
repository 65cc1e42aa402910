package dev.aifromzero.level5.steps;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.Prompt;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A conversation with the fine-tuned model at the keyboard. */
@Command(name = "chat", mixinStandardHelpOptions = true, description = "Talk to the fine-tuned model (or to the base)")
public final class ChatCommand extends Level5Step {
    @Option(names = "--temperature", paramLabel = "X", description = "how daring, above 0 (default: 0.7)")
    private double temperature = 0.7;

    @Option(names = "--tokens", paramLabel = "N", description = "most tokens of an answer (default: 80)")
    private int tokens = 80;

    @Override
    public void run(Lesson lesson) throws Exception {
        ChatSettings settings = fromOptions(() -> {
            ChatSettings standard = ChatSettings.standard();
            return standard.withSampling(standard.sampling().withTemperature(temperature)).withMaxTokens(tokens);
        });
        Console console = lesson.console();
        try (OpenedModel opened = open(lesson)) {
            Path folder = choice().adapterFolder(lesson);
            boolean adapted = choice().namedAdapter().isPresent() || PeftFiles.isIn(folder);
            Map<String, Answerer> models = models(opened, folder, adapted);
            String active = adapted ? name(folder) : ChatSession.BASE;
            console.say(adapted
                    ? "Answering: the base with the adapter " + ProjectPaths.display(folder) + "."
                    : "There is no adapter yet (finetune makes one), so the base answers alone.");
            console.say("Ask a question, or type help; quit or Ctrl-D leaves.");
            console.blank();
            talk(console, new ChatSession(models, active, settings, lesson.seed(), new TerminalView(console)));
        }
    }

    private static void talk(Console console, ChatSession session) throws IOException {
        try (Prompt prompt = Prompt.open(console)) {
            Optional<String> line = prompt.read("You: ");
            while (line.isPresent() && session.handle(line.get())) {
                line = prompt.read("You: ");
            }
        }
        console.line("Goodbye.");
    }

    /** The base, the adapter, and the adapters in the folders beside it that fit on this base. */
    private static Map<String, Answerer> models(OpenedModel opened, Path folder, boolean adapted) throws IOException {
        Map<String, Answerer> models = new LinkedHashMap<>();
        PromptTemplate template = adapted ? PromptTemplate.load(folder) : PromptTemplate.STANDARD;
        models.put(ChatSession.BASE, opened.answerer(template));
        if (adapted) {
            models.put(name(folder), opened.answerer(folder));
            for (Path beside : besides(folder)) {
                addIfItFits(models, opened, beside);
            }
        }
        return models;
    }

    private static List<Path> besides(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder.toAbsolutePath().getParent())) {
            return all.filter(PeftFiles::isIn).sorted().toList();
        }
    }

    private static void addIfItFits(Map<String, Answerer> models, OpenedModel opened, Path folder) throws IOException {
        if (!models.containsKey(name(folder))) {
            try {
                models.put(name(folder), opened.answerer(folder));
            } catch (dev.aifromzero.level1.cli.UserError madeForAnotherBase) {
                // An adapter of another base beside ours is no error: it is only not on offer.
                models.remove(name(folder));
            }
        }
    }

    private static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }
}
