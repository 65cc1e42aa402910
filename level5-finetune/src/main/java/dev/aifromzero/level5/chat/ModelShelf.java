package dev.aifromzero.level5.chat;

import java.util.List;
import java.util.Map;

/** The models that a conversation can choose from: one base, and adapters beside it. */
public interface ModelShelf {
    /** {@return the names, the base's among them} */
    List<String> names();

    /**
     * {@return the model of a name; an adapter is read when it is first asked for}
     *
     * @param name one of {@link #names}
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
