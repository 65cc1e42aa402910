package dev.aifromzero.level4.commands;

import dev.aifromzero.level4.train.Preset;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Understands {@code nanogpt-cpu} and the like. */
public final class PresetName implements ITypeConverter<Preset> {
    @Override
    public Preset convert(String name) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("There is no preset '" + name + "'; there are "
                        + Arrays.stream(Preset.values()).map(Preset::toString).collect(Collectors.joining(", "))));
    }
}
