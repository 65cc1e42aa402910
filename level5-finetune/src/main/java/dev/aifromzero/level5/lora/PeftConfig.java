package dev.aifromzero.level5.lora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.checkpoint.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The part of PEFT's {@code adapter_config.json} that decides what an adapter does.
 *
 * @param rank {@code r}
 * @param alpha {@code lora_alpha}; where {@code use_rslora} is set, enlarged so that alpha / rank is the scaling
 * @param dropout {@code lora_dropout}
 * @param someBlocksOnly whether the adapter may leave blocks out, so that its tensors say where it is
 */
record PeftConfig(int rank, double alpha, double dropout, boolean someBlocksOnly) {
    static final String FILE = "adapter_config.json";
    private static final int LARGEST_RANK = 1 << 16;
    private static final List<String> CHANGES_THE_BASE = List.of("pissa", "olora", "corda", "loftq");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static PeftConfig read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        JsonNode json = JsonFile.object(file, how -> refused(file, how));
        if (!json.path("peft_type").asText("").equals("LORA")) {
            throw refused(file, "describes no LoRA adapter");
        }
        refuseWhatWeDoNotHave(json, file);
        JsonNode rank = json.path("r");
        JsonNode alpha = json.path("lora_alpha");
        JsonNode dropout = json.path("lora_dropout");
        boolean usable = rank.isInt()
                && rank.intValue() >= 1
                && rank.intValue() <= LARGEST_RANK
                && alpha.isNumber()
                && alpha.doubleValue() > 0
                && alpha.doubleValue() < Double.POSITIVE_INFINITY
                && (!present(dropout)
                        || (dropout.isNumber() && dropout.doubleValue() >= 0 && dropout.doubleValue() < 1));
        if (!usable) {
            throw refused(file, "has no usable r, lora_alpha and lora_dropout");
        }
        // Kalajdzievski (2023) scales by alpha / √r instead of alpha / r.
        boolean rootScaled = json.path("use_rslora").asBoolean(false);
        double scaled = rootScaled ? alpha.doubleValue() * Math.sqrt(rank.intValue()) : alpha.doubleValue();
        return new PeftConfig(rank.intValue(), scaled, dropout.asDouble(0), someBlocksOnly(json));
    }

    /** Whether the adapter may leave blocks out: by a list of blocks, or because its targets are not plain layer names. */
    private static boolean someBlocksOnly(JsonNode json) {
        JsonNode targets = json.path("target_modules");
        boolean plain = targets.isArray();
        for (JsonNode target : targets) {
            plain &= LoraConfig.KNOWN_TARGETS.contains(target.asText());
        }
        return !plain || present(json.path("layers_to_transform")) || present(json.path("exclude_modules"));
    }

    private static boolean present(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    private static void refuseWhatWeDoNotHave(JsonNode json, Path file) {
        if (json.path("use_dora").asBoolean(false)) {
            throw refused(file, "asks for DoRA (use_dora)");
        }
        if (!json.path("bias").asText("none").equals("none")
                || json.path("lora_bias").asBoolean(false)) {
            throw refused(file, "trains biases too");
        }
        for (String field :
                new String[] {"modules_to_save", "rank_pattern", "alpha_pattern", "trainable_token_indices"}) {
            if (json.path(field).size() > 0) {
                throw refused(file, "uses " + field);
            }
        }
        String start = json.path("init_lora_weights").asText("true").toLowerCase(Locale.ROOT);
        if (CHANGES_THE_BASE.stream().anyMatch(start::startsWith)) {
            throw refused(
                    file,
                    "was started with init_lora_weights '" + Printable.excerpt(start)
                            + "', which changes the base's weights");
        }
    }

    private static UserError refused(Path file, String how) {
        return new UserError(
                "The adapter's " + ProjectPaths.display(file) + " " + how + ", which this program does not do",
                "Use a plain LoRA adapter for GPT-2, or make one with finetune");
    }

    /** Writes a configuration that PEFT reads. */
    static String json(LoraConfig config, String baseModel) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("alpha_pattern");
        json.putNull("auto_mapping");
        json.put("base_model_name_or_path", baseModel);
        json.put("bias", "none");
        json.put("fan_in_fan_out", true);
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        json.putNull("layers_pattern");
        json.putNull("layers_to_transform");
        if (config.alpha() == Math.rint(config.alpha())) {
            json.put("lora_alpha", (long) config.alpha());
        } else {
            json.put("lora_alpha", config.alpha());
        }
        json.put("lora_dropout", config.dropout());
        json.putNull("modules_to_save");
        json.put("peft_type", "LORA");
        json.put("r", config.rank());
        json.putObject("rank_pattern");
        json.putNull("revision");
        config.targets().forEach(json.putArray("target_modules")::add);
        json.put("task_type", "CAUSAL_LM");
        json.put("use_dora", false);
        json.put("use_rslora", false);
        return JSON.writeValueAsString(json) + "\n";
    }
}
