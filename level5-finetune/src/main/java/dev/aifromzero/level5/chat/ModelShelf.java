package dev.aifromzero.level5.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that a conversation can choose from: one base, and adapters beside it. */
public interface ModelShelf {
    /** {@return the names, the base's among them} */
    List<String> names();

    /**
     * {@return the name that a word means; empty where it means none}
     *
     * @param word as a person types it
     */
    default Optional<String> find(String word) {
        return names().contains(word) ? Optional.of(word) : Optional.empty();
    }

    /**
     * {@return the name of the model that answers a question: the same name, unless it is {@link ChatSession#AUTO}}
     *
     * @param name one of {@link #names}
     * @param question as a person typed it
     */
    default String nameFor(String name, String question) {
        return name;
    }

    /**
     * {@return what the textbook says about a question; empty where nothing is looked up}
     *
     * @param name one of {@link #names}: a model that was chosen by name answers alone
     * @param question as a person typed it
     */
    default Optional<LookedUp> lookUp(String name, String question) {
        return Optional.empty();
    }

    /**
     * {@return the model of a name; an adapter is read when it is first asked for}
     *
     * @param name one of {@link #names}, but not {@link ChatSession#AUTO}
     * @throws dev.aifromzero.kit.error.UserError if there is none, or it does not fit on the base
     */
    Answerer get(String name);

    /**
     * {@return a shelf of models that are all in memory}
     *
     * @param models what answers, by name
     */
    static ModelShelf of(Map<String, Answerer> models) {
        Map<String, Answerer> all = Map.copyOf(models);
        return new ModelShelf() {
            @Override
            public List<String> names() {
                return all.keySet().stream().sorted().toList();
            }

            @Override
            public Answerer get(String name) {
                return all.get(name);
            }
        };
    }
}
