package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.chat.LookedUp;
import dev.aifromzero.level5.chat.ModelShelf;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.tutor.ReadyTutors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One base in memory, and the adapters in folders that lie side by side: each is read when it is first asked for. */
final class Adapters implements ModelShelf {
    private final OpenedModel opened;
    private final Map<String, Path> folders = new LinkedHashMap<>();
    private final Map<String, Answerer> read = new HashMap<>();
    private ReadyTutors ready;
    private Function<String, Optional<String>> subjectOf;
    private Function<String, Optional<LookedUp>> textbook;

    private Adapters(OpenedModel opened, PromptTemplate template) {
        this.opened = opened;
        ready = FittingTutors.NONE.ready();
        subjectOf = question -> Optional.empty();
        textbook = question -> Optional.empty();
        read.put(ChatSession.BASE, opened.answerer(template));
    }

    /** {@return the base alone, asked in the form that its own folder names, or in ours} */
    static Adapters none(OpenedModel opened) throws IOException {
        return new Adapters(opened, PromptTemplate.load(opened.model().folder()));
    }

    /** {@return the base, the adapter of a folder, and those beside it; the base is asked in the adapter's form} */
    static Adapters beside(OpenedModel opened, Path folder) throws IOException {
        Adapters adapters = new Adapters(opened, PromptTemplate.load(folder));
        adapters.folders.put(name(folder), folder);
        try (Stream<Path> all = Files.list(folder.toAbsolutePath().normalize().getParent())) {
            all.filter(PeftFiles::isIn).sorted().forEach(other -> adapters.folders.putIfAbsent(name(other), other));
        }
        return adapters;
    }

    /**
     * {@return these, with the ready tutors and {@value ChatSession#AUTO}, which chooses among them}
     *
     * @param tutors those that fit on the base
     * @param subject tells the subject of a question, one of theirs
     */
    Adapters and(FittingTutors tutors, Function<String, Optional<String>> subject) {
        ready = tutors.ready();
        subjectOf = subject;
        tutors.answerers().forEach((name, answerer) -> {
            folders.put(ReadyTutors.name(name), ready.adapter(name));
            read.put(ReadyTutors.name(name), answerer);
        });
        return this;
    }

    /**
     * {@return these, with a textbook to look answers up in}
     *
     * @param lookUp finds what the textbook says about a question
     */
    Adapters and(Function<String, Optional<LookedUp>> lookUp) {
        textbook = lookUp;
        return this;
    }

    /** {@return what an adapter is called: its folder's name} */
    static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(ChatSession.BASE));
        if (!ready.isEmpty()) {
            names.add(ChatSession.AUTO);
        }
        folders.keySet().stream().filter(name -> !names.contains(name)).sorted().forEach(names::add);
        return names;
    }

    /** A ready tutor may be called by its subject alone. */
    @Override
    public Optional<String> find(String word) {
        return Stream.of(word, ReadyTutors.name(word)).filter(names()::contains).findFirst();
    }

    /** The question chooses the tutor of its subject; where no subject fits, the base answers. */
    @Override
    public String nameFor(String name, String question) {
        return name.equals(ChatSession.AUTO)
                ? subjectOf.apply(question).map(ReadyTutors::name).orElse(ChatSession.BASE)
                : name;
    }

    /** The textbook helps where the question may choose; a tutor that was chosen by name shows what it knows itself. */
    @Override
    public Optional<LookedUp> lookUp(String name, String question) {
        return name.equals(ChatSession.AUTO) ? textbook.apply(question) : Optional.empty();
    }

    @Override
    public Answerer get(String name) {
        Answerer known = read.get(name);
        if (known != null) {
            return known;
        }
        Path folder = folders.get(name);
        if (folder == null) {
            throw new UserError("There is no adapter '" + name + "'", "Choose one of: " + String.join(", ", names()));
        }
        try {
            read.put(name, opened.answerer(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.get(name);
    }
}
