package dev.aifromzero.level5;

import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.LevelCommand;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.doctor.Check;
import dev.aifromzero.kit.doctor.Checkup;
import dev.aifromzero.kit.doctor.DoctorCommand;
import dev.aifromzero.kit.doctor.Machine;
import dev.aifromzero.kit.doctor.Needs;
import dev.aifromzero.kit.doctor.Patient;
import dev.aifromzero.kit.doctor.Rehearsal;
import dev.aifromzero.kit.doctor.Size;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level3.doctor.PyTorchEngine;
import dev.aifromzero.level3.tensor.EngineSettings;
import dev.aifromzero.level4.doctor.ShortNumbers;
import dev.aifromzero.level5.commands.AskCommand;
import dev.aifromzero.level5.commands.BaseTextCommand;
import dev.aifromzero.level5.commands.BenchCommand;
import dev.aifromzero.level5.commands.ChatCommand;
import dev.aifromzero.level5.commands.ClassifyCommand;
import dev.aifromzero.level5.commands.DownloadCommand;
import dev.aifromzero.level5.commands.EpochQuiz;
import dev.aifromzero.level5.commands.EvaluateCommand;
import dev.aifromzero.level5.commands.FactsCommand;
import dev.aifromzero.level5.commands.GenerateCommand;
import dev.aifromzero.level5.commands.LearnedFacts;
import dev.aifromzero.level5.commands.LogitsCommand;
import dev.aifromzero.level5.commands.MergeCommand;
import dev.aifromzero.level5.commands.ModelChoice;
import dev.aifromzero.level5.commands.ModelSource;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.commands.QuizCommand;
import dev.aifromzero.level5.commands.ScoreboardLine;
import dev.aifromzero.level5.commands.TextbookCommand;
import dev.aifromzero.level5.commands.TutorsCommand;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.doctor.ModelChecks;
import dev.aifromzero.level5.download.ModelCache;
import dev.aifromzero.level5.labs.MemoryCommand;
import dev.aifromzero.level5.labs.MethodsCommand;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.steps.Step1Base;
import dev.aifromzero.level5.steps.Step2Prepare;
import dev.aifromzero.level5.steps.Step3Lora;
import dev.aifromzero.level5.steps.Step4Finetune;
import dev.aifromzero.level5.steps.Step5Compare;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Level 5, fine-tuning. */
@Command(
        name = "level5",
        mixinStandardHelpOptions = true,
        version = "AI from Zero 1.0.0",
        description = "Fine-tune a pretrained GPT-2 with LoRA and talk to it. Without a subcommand: the whole lesson.",
        subcommands = {
            Step1Base.class,
            Step2Prepare.class,
            Step3Lora.class,
            Step4Finetune.class,
            Step5Compare.class,
            DownloadCommand.class,
            ChatCommand.class,
            GenerateCommand.class,
            EvaluateCommand.class,
            LogitsCommand.class,
            BaseTextCommand.class,
            MergeCommand.class,
            AskCommand.class,
            QuizCommand.class,
            ClassifyCommand.class,
            FactsCommand.class,
            TextbookCommand.class,
            TutorsCommand.class,
            MethodsCommand.class,
            MemoryCommand.class,
            BenchCommand.class,
            DoctorCommand.class
        })
public final class Level5 extends LevelCommand implements ModelSource, Patient {
    private static final int QUESTIONS = 100;
    private static final int FAST_QUESTIONS = 40;
    private static final long HEAP = Size.megabytes(256);
    private static final long MEMORY = Size.megabytes(2800);
    private static final long OUT = Size.megabytes(5);

    @Option(
            names = "--base",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "folder of a GPT-2 in Hugging Face's layout, or the name of a downloaded one"
                    + " (default: distilgpt2 where it was downloaded, otherwise data/tiny-gpt2)")
    private Path base;

    @Option(
            names = "--adapter",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "folder of a LoRA adapter in PEFT's format")
    private Path adapter;

    @Option(
            names = "--cache",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "where downloaded models are kept (default: this system's folder for caches)")
    private Path cache;

    @Option(
            names = "--device",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "auto, cpu, gpu or gpu:N (default: cpu)")
    private String device = "cpu";

    /**
     * Starts the level; it ends the program with its exit code.
     *
     * @param args a command and its options, such as {@code chat --adapter DIR}; nothing for the whole lesson
     */
    public static void main(String[] args) {
        Launcher.start(Level5.class, Level5::new, EngineSettings.forPyTorch(), args);
    }

    @Override
    public ModelChoice modelChoice() {
        return new ModelChoice(base, adapter, device, cache == null ? ModelCache.standard() : new ModelCache(cache));
    }

    @Override
    public Checkup checkup(Machine machine, Lesson lesson) {
        PyTorchEngine pytorch = new PyTorchEngine(
                machine, device, Rehearsal.of(Level5.class, EngineSettings.forPyTorch()), ShortNumbers::find);
        List<Path> files = Stream.of("school/science.jsonl", Scoreboard.HELD_OUT_FILE)
                .map(ProjectPaths::data)
                .toList();
        List<Check> own = ModelChecks.of(modelChoice(), lesson, machine.disk());
        return pytorch.checkup(new Needs(5, HEAP, MEMORY, lesson.out(), OUT, files, List.of()), own);
    }

    @Override
    protected int level() {
        return 5;
    }

    @Override
    protected List<Step> steps() {
        return List.of(
                new Step1Base().of(this),
                new Step2Prepare().of(this),
                new Step3Lora().of(this),
                new Step4Finetune().of(this),
                new Step5Compare().of(this));
    }

    @Override
    protected void open(Lesson lesson) {
        lesson.console().banner("Level 5: fine-tuning", "A pretrained model learns to answer");
    }

    @Override
    protected void close(Lesson lesson) throws Exception {
        score(lesson);
        lesson.scoreboard().show(lesson.console(), 5);
    }

    /** The base alone, and with the adapter of step 4 where it gained anything, on the same page and the same questions. */
    private void score(Lesson lesson) throws IOException {
        ModelChoice choice = modelChoice();
        Path folder = choice.adapterFolder(lesson);
        Optional<Path> adapter = PeftFiles.isIn(folder) ? Optional.of(folder) : Optional.empty();
        Optional<List<Fact>> learned = adapter.isPresent() ? LearnedFacts.of(folder) : Optional.empty();
        List<Fact> facts = learned.isPresent() ? learned.get() : SchoolFacts.read(SchoolFacts.file("science"));
        int questions = lesson.fastOr(FAST_QUESTIONS, QUESTIONS);
        lesson.console().say("For the scoreboard, %d school questions in words that nobody trained on …", questions);
        try (OpenedModel opened = OpenedModel.open(choice.baseFolder(), device)) {
            PromptTemplate form = PromptTemplate.load(adapter.orElse(choice.baseFolder()));
            double base =
                    new EpochQuiz(facts, opened.answerer(form), questions).run().accuracy();
            lesson.scoreboard().put(ScoreboardLine.of(opened, choice, Optional.empty(), base));
            if (adapter.isPresent()) {
                double tuned = new EpochQuiz(facts, opened.answerer(folder), questions)
                        .run()
                        .accuracy();
                lesson.scoreboard().put(ScoreboardLine.of(opened, choice, adapter, tuned));
            }
        }
    }
}
