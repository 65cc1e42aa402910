package dev.aifromzero.level3.config;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Configurations that differ from another one in a few settings, as a configuration file would name them. */
public final class Configs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

    private Configs() {}

    /** {@return the configuration with these settings instead of its own} */
    public static TransformerConfig with(TransformerConfig base, Map<String, Object> changes) {
        Map<String, Object> settings = JSON.convertValue(base, SETTINGS);
        settings.putAll(changes);
        return JSON.convertValue(settings, TransformerConfig.class);
    }
}
