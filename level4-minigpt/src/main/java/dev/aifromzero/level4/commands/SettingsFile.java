package dev.aifromzero.level4.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level4.train.Preset;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * The settings of a training from a file: a JSON object ({@code {"steps": 500}}) where its name ends in {@code .json}, else
 * properties ({@code steps = 500}).
 *
 * <p>A setting is called as on the command line ({@code batch-size}) or as in a model's {@code config.json}
 * ({@code batchSize}); a {@code config.json} itself serves too, by its section "training".
 */
final class SettingsFile {
    private static final int LONGEST_PROBLEM = 400;
    private static final String PRESET = "preset";
    private static final String SEED = "seed";
    private static final String TRAINING = "training";
    private static final Set<String> PARTS = Set.of("text", "model", "loop", "schedule", "optimizer");
    private static final Set<String> DERIVED =
            Set.of("numKeyValueHeads", "ffnDim", "attentionBias", "ffnBias", "tiedWeights", "epsilon");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, String> values;

    private SettingsFile(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /**
     * {@return the settings in a file}
     *
     * @throws UserError if it is missing, or no such file; what the settings say is looked at later
     */
    static SettingsFile read(Path file) throws IOException {
        String text = Corpus.read(file);
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return new SettingsFile(file, json ? fromJson(file, text) : fromProperties(file, text));
    }

    private static Map<String, String> fromJson(Path file, String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw damaged(file, "is not JSON");
        }
        JsonNode settings = root.path(TRAINING).isObject() ? root.get(TRAINING) : root;
        if (!settings.isObject()) {
            throw damaged(file, "is not a JSON object of settings");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> setting : settings.properties()) {
            if (PARTS.contains(setting.getKey()) && setting.getValue().isObject()) {
                collectPart(file, setting.getValue(), values);
            } else {
                values.put(setting.getKey(), plain(file, setting));
            }
        }
        return values;
    }

    /** A part of a model's settings, as {@code config.json} has it. What follows from other settings is left out. */
    private static void collectPart(Path file, JsonNode part, Map<String, String> values) {
        for (Map.Entry<String, JsonNode> setting : part.properties()) {
            if (PARTS.contains(setting.getKey()) && setting.getValue().isObject()) {
                collectPart(file, setting.getValue(), values);
            } else if (!DERIVED.contains(setting.getKey())) {
                values.put(setting.getKey(), plain(file, setting));
            }
        }
    }

    private static String plain(Path file, Map.Entry<String, JsonNode> setting) {
        if (!setting.getValue().isValueNode()) {
            throw damaged(
                    file, "has something other than a plain value for '" + Printable.excerpt(setting.getKey()) + "'");
        }
        return setting.getValue().asText();
    }

    private static Map<String, String> fromProperties(Path file, String text) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw damaged(file, "has a broken \\u letter");
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> values.put(name, properties.getProperty(name).strip()));
        return values;
    }

    private static UserError damaged(Path file, String how) {
        return new UserError(
                "The settings file " + ProjectPaths.display(file) + " " + how,
                "Write it as JSON, {\"steps\": 500}, in a file that ends in .json, or as lines such as steps = 500");
    }

    /**
     * {@return the settings as if they had been typed as options}
     *
     * @throws UserError if there is no setting of a name, or a value does not fit; the sentence names it
     */
    TrainingOptions options() {
        TrainingOptions options = new TrainingOptions();
        CommandSpec spec = CommandSpec.create();
        spec.addMixin("settings", CommandSpec.forAnnotatedObject(options));
        Map<String, String> known = known(spec);
        List<String> args = new ArrayList<>();
        values.forEach((key, value) -> {
            if (!isKey(key, PRESET) && !isKey(key, SEED)) {
                args.add(optionOf(key, known) + "=" + value);
            }
        });
        try {
            new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args.toArray(String[]::new));
        } catch (ParameterException e) {
            throw wrong(e.getMessage().replace("option '--", "'"));
        }
        return options;
    }

    /** Option by simplified name, e.g. {@code --batch-size} by {@code batchsize}. */
    private static Map<String, String> known(CommandSpec spec) {
        Map<String, String> known = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            for (String name : option.names()) {
                if (!name.equals(TrainingOptions.CONFIG)) {
                    known.put(simplified(name), name);
                }
            }
        }
        return known;
    }

    private String optionOf(String key, Map<String, String> known) {
        String option = known.get(simplified(key));
        if (option == null) {
            List<String> names = new ArrayList<>(List.of(PRESET, SEED));
            known.values().forEach(name -> names.add(name.substring(2)));
            throw new UserError(
                    "There is no setting '" + Printable.excerpt(key) + "' (in " + ProjectPaths.display(file) + ")",
                    "The settings are " + String.join(", ", names));
        }
        return option;
    }

    private static String simplified(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    private static boolean isKey(String key, String name) {
        return simplified(key).equals(name);
    }

    private Optional<String> value(String name) {
        return values.entrySet().stream()
                .filter(entry -> isKey(entry.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** {@return the recipe to start from, if the file names one} */
    Optional<Preset> preset() {
        try {
            return value(PRESET).map(new PresetName()::convert);
        } catch (TypeConversionException e) {
            throw wrong(e.getMessage());
        }
    }

    /** {@return the start of all chance, if the file gives one} */
    Optional<Long> seed() {
        try {
            return value(SEED).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw wrong("'seed' takes a whole number, not '" + value(SEED).orElseThrow() + "'");
        }
    }

    private UserError wrong(String problem) {
        return new UserError(
                "In " + ProjectPaths.display(file) + ": " + Printable.excerpt(problem, LONGEST_PROBLEM),
                "Change the value, or run train --help to see what fits");
    }
}
