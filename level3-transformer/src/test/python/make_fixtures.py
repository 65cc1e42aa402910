#!/usr/bin/env python3
"""Writes reference numbers for the transformer's tests, computed by an implementation of its own in plain PyTorch.

    python3 level3-transformer/src/test/python/make_fixtures.py

Needs PyTorch 1.12 or newer (Debian: apt-get install python3-torch). The files in src/test/resources/fixtures are what
it wrote; the tests only read them. Everything is computed in float64 from weights that float32 holds exactly, so that
differences in the tests are the Java side's rounding.

- One file for each of CASES, whole models of several blocks: the weights under the names of the Java model, the token
  ids and targets (as float32), the logits, the loss, and the gradient of every weight under "gradient.<name>".
- attention-function, attention, feed-forward, block and model: one file a part, with a case for every option of OPTIONS
  that this part has. All names begin with "<case>/". Parts get an input "x" and a random "upstream" gradient of their
  output "y". Cases with dropout have their masks of 0 and 1 as "mask.0", "mask.1" … in the order in which they are used.
- options.json: the configuration of every case, with the names of the Java model.
"""
import json
import math
import pathlib
import struct

import torch
import torch.nn.functional as F

from reference_transformer import CONTEXT, VOCABULARY, Masks, attend, block_of, forward, make_weights, think

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "resources" / "fixtures"
BATCH, TOKENS = 2, 5

CASES = {
    "layernorm-gelutanh-learned": dict(
        width=8, heads=2, groups=2, blocks=2, inside=32, positions="learned", norm="layer", activation="gelu_tanh",
        attention_bias=True, ffn_bias=True, tied=True),
    "rmsnorm-swiglu-rotary-grouped": dict(
        width=16, heads=4, groups=2, blocks=2, inside=20, positions="rotary", norm="rms", activation="swiglu",
        attention_bias=False, ffn_bias=False, tied=False),
    "layernorm-relu-sinusoidal-nobias": dict(
        width=8, heads=2, groups=2, blocks=2, inside=32, positions="sinusoidal", norm="layer", activation="relu",
        attention_bias=False, ffn_bias=False, tied=True),
    "rmsnorm-gelu-learned-onekey": dict(
        width=12, heads=3, groups=1, blocks=1, inside=16, positions="learned", norm="rms", activation="gelu",
        attention_bias=True, ffn_bias=False, tied=False),
}

PLAIN = dict(
    width=8, heads=2, groups=2, blocks=1, inside=12, positions="learned", norm="layer", activation="gelu_tanh",
    attention_bias=True, ffn_bias=True, tied=True, dropout=0.0)
OPTIONS = {
    "plain": dict(),
    "sinusoidal": dict(positions="sinusoidal"),
    "rotary": dict(positions="rotary"),
    "rms-norm": dict(norm="rms"),
    "relu": dict(activation="relu"),
    "gelu": dict(activation="gelu"),
    "swiglu": dict(activation="swiglu"),
    "swiglu-without-bias": dict(activation="swiglu", ffn_bias=False),
    "one-head": dict(heads=1, groups=1),
    "grouped-heads": dict(heads=4, groups=2),
    "one-key": dict(heads=4, groups=1),
    "rotary-grouped": dict(heads=4, groups=2, positions="rotary"),
    "no-attention-bias": dict(attention_bias=False),
    "no-ffn-bias": dict(ffn_bias=False),
    "no-bias": dict(attention_bias=False, ffn_bias=False),
    "untied": dict(tied=False),
    "dropout": dict(dropout=0.25),
    "all-other": dict(
        heads=4, groups=2, positions="rotary", norm="rms", activation="swiglu", attention_bias=False, ffn_bias=False,
        tied=False, dropout=0.25),
}
ATTENTION_FIELDS = ("heads", "groups", "attention_bias", "dropout")
FFN_FIELDS = ("activation", "ffn_bias", "dropout")
PARTS = {
    "attention": lambda case: [case[f] for f in ATTENTION_FIELDS] + [case["positions"] == "rotary"],
    "feed-forward": lambda case: [case[f] for f in FFN_FIELDS],
    "block": lambda case: [case[f] for f in ATTENTION_FIELDS + FFN_FIELDS + ("norm",)] + [case["positions"] == "rotary"],
    "model": lambda case: sorted(case.items()),
}


def write(path, tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        numbers = tensor.detach().float().flatten().tolist()
        piece = struct.pack(f"<{len(numbers)}f", *numbers)
        header[name] = {
            "dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(piece)]}
        data += piece
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def whole_models():
    for number, (name, case) in enumerate(CASES.items()):
        tensors = whole_model(case, torch.Generator().manual_seed(1000 + number))
        write(FIXTURES / (name + ".safetensors"), tensors)
        print(f"{name}: loss {tensors['loss'].item():.6f}")


def whole_model(case, generator):
    weights = make_weights(case, generator)
    ids = torch.randint(VOCABULARY, (BATCH, TOKENS), generator=generator)
    targets = torch.randint(VOCABULARY, (BATCH, TOKENS), generator=generator)
    drops = [Masks(case.get("dropout", 0), generator) for _ in ids]
    logits = torch.stack([forward(case, weights, text, drop) for text, drop in zip(ids, drops)])
    loss = F.cross_entropy(logits.reshape(-1, VOCABULARY), targets.reshape(-1))
    loss.backward()
    tensors = dict(weights)
    tensors.update({"ids": ids, "targets": targets, "logits": logits, "loss": loss})
    return finished(tensors, weights, drops)


def finished(tensors, leaves, drops):
    tensors.update({"gradient." + key: leaf.grad for key, leaf in leaves.items()})
    tensors.update({f"mask.{i}": mask for i, mask in enumerate(drops[0].stacked(drops[1:]))})
    return tensors


def part(kind, case, generator):
    """Attention, the feed-forward network or a block: with an input, and an upstream gradient instead of a loss."""
    prefix = {"attention": "blocks.0.attention", "feed-forward": "blocks.0.ffn", "block": "blocks.0"}[kind]
    function = {"attention": attend, "feed-forward": think, "block": block_of}[kind]
    weights = {key: weight for key, weight in make_weights(case, generator).items() if key.startswith(prefix + ".")}
    x = leaf(generator, BATCH, TOKENS, case["width"])
    upstream = leaf(generator, BATCH, TOKENS, case["width"])
    drops = [Masks(case["dropout"], generator) for _ in x]
    y = torch.stack([function(case, weights, prefix, text, drop) for text, drop in zip(x, drops)])
    (y * upstream.detach()).sum().backward()
    leaves = dict(weights, x=x)
    return finished(dict(leaves, upstream=upstream, y=y), leaves, drops)


def leaf(generator, *shape):
    return torch.randn(*shape, generator=generator, dtype=torch.float64).float().double().requires_grad_(True)


def attention_function(lead, queries, keys, causal, generator):
    """softmax(Q K' / sqrt(D) + mask) V, the queries being the last of the tokens."""
    width = 6
    q, k, v = (leaf(generator, *lead, count, width) for count in (queries, keys, keys))
    upstream = leaf(generator, *lead, queries, width)
    scores = torch.einsum("...td,...sd->...ts", q, k) / math.sqrt(width)
    if causal:
        later = torch.arange(keys)[None, :] > torch.arange(keys - queries, keys)[:, None]
        scores = scores.masked_fill(later, float("-inf"))
    looks = scores.exp() / scores.exp().sum(-1, keepdim=True)
    y = torch.einsum("...ts,...sd->...td", looks, v)
    (y * upstream.detach()).sum().backward()
    leaves = dict(queries=q, keys=k, values=v)
    return finished(dict(leaves, upstream=upstream, weights=looks, y=y), leaves, [Masks(0, generator)])


JAVA_NAMES = {"layer": "LAYER_NORM", "rms": "RMS_NORM"}


def java_config(case):
    return {
        "vocabSize": VOCABULARY, "contextLength": CONTEXT, "embeddingDim": case["width"], "numHeads": case["heads"],
        "numKeyValueHeads": case["groups"], "numBlocks": case["blocks"], "ffnDim": case["inside"],
        "positions": case["positions"].upper(), "norm": JAVA_NAMES[case["norm"]],
        "activation": case["activation"].upper(), "attentionBias": case["attention_bias"], "ffnBias": case["ffn_bias"],
        "dropout": case["dropout"], "tiedWeights": case["tied"]}


def parts():
    options = {}
    for number, (kind, fields) in enumerate(PARTS.items()):
        tensors, seen, options[kind] = {}, [], {}
        for index, (name, changes) in enumerate(OPTIONS.items()):
            case = dict(PLAIN, **changes)
            if fields(case) in seen:
                continue  # this part does not know the option
            seen.append(fields(case))
            generator = torch.Generator().manual_seed(2000 + 100 * number + index)
            made = whole_model(case, generator) if kind == "model" else part(kind, case, generator)
            tensors.update({f"{name}/{key}": value for key, value in made.items()})
            options[kind][name] = java_config(case)
        write(FIXTURES / (kind + ".safetensors"), tensors)
        print(f"{kind}: {len(seen)} cases")
    (FIXTURES / "options.json").write_text(json.dumps(options, indent=1) + "\n")
    functions = {
        "causal": ((), 5, 5, True), "free": ((), 5, 5, False), "last-two-of-five": ((), 2, 5, True),
        "texts-and-heads": ((2, 3), 4, 4, True)}
    tensors = {}
    for number, (name, (lead, queries, keys, causal)) in enumerate(functions.items()):
        made = attention_function(lead, queries, keys, causal, torch.Generator().manual_seed(3000 + number))
        tensors.update({f"{name}/{key}": value for key, value in made.items()})
    write(FIXTURES / "attention-function.safetensors", tensors)


if __name__ == "__main__":
    FIXTURES.mkdir(parents=True, exist_ok=True)
    whole_models()
    parts()
