package dev.aifromzero.level5.steps;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.WordStream;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.Printable;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the model go on with any text, without the form of question and answer. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Go on with a text, token by token (with --adapter: the fine-tuned model)")
public final class GenerateCommand extends Level5Step {
    @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "the text to go on with")
    private String text = "";

    @Option(names = "--tokens", paramLabel = "N", description = "most new tokens (default: 60)")
    private int tokens = 60;

    @Option(names = "--temperature", paramLabel = "X", description = "how daring, above 0 (default: 0.7)")
    private double temperature = 0.7;

    @Option(names = "--top-k", paramLabel = "N", description = "among the N likeliest tokens, 0 is off (default: 50)")
    private int topK = 50;

    @Option(names = "--top-p", paramLabel = "X", description = "likeliest tokens that make up X, 1 is off (default: 0.9)")
    private double topP = 0.9;

    @Option(names = "--repetition-penalty", paramLabel = "X", description = "1 is off (default: 1.2)")
    private double penalty = 1.2;

    @Option(names = "--greedy", description = "always the likeliest token, no chance")
    private boolean greedy;

    @Override
    public void run(Lesson lesson) throws Exception {
        SamplingConfig sampling = fromOptions(() -> greedy
                ? SamplingConfig.greedy()
                : SamplingConfig.defaults()
                        .withTemperature(temperature)
                        .withTopK(topK)
                        .withTopP(topP)
                        .withRepetitionPenalty(penalty));
        Console console = lesson.console();
        try (OpenedModel opened = choice().openQuietly()) {
            int end = opened.model().tokenizer().specialId("<|endoftext|>").orElse(-1);
            GenerationConfig config = fromOptions(() -> new GenerationConfig(tokens, sampling, id -> id == end));
            TokenStream stream = new TokenStream(opened.model().tokenizer());
            int[] prompt = opened.model().tokenizer().encode(text);
            WordStream words = WordStream.on(console, 0);
            console.print(words.accept(text));
            new TextGenerator(opened.with(choice().namedAdapter())).generate(
                    prompt, config, lesson.random(), id -> console.print(words.accept(Printable.of(stream.accept(id)))));
            console.line(words.accept(Printable.of(stream.finish())) + words.finish());
        }
    }
}
