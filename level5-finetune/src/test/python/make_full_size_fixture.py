#!/usr/bin/env python3
"""Makes the fixture of FullSizeParityTest: what a random GPT-2 of DistilGPT-2's full size, and a small one, must say.

The weights follow from a formula with whole numbers that Python and Java compute exactly alike, so that the fixture holds
only a sample of the logits, and 200 tokens that the small model goes on with. The model is written down here once more
after the GPT-2 paper, with torch's own functions, in double precision; nothing is taken from the Java code.

Run:  python3 make_full_size_fixture.py ../resources/full-size.json
  or: python3 make_full_size_fixture.py --folder DIR      (the full-size model as a folder, 328 MB)
"""
import json
import math
import struct
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

FULL = dict(vocab=50257, context=1024, width=768, heads=12, blocks=6)
SMALL = dict(vocab=97, context=256, width=48, heads=4, blocks=2)
LENGTHS = [1, 9, 130, 1024]
PROMPT, NEW = 10, 200


def scramble(index, stream):
    """32 bits that look like chance, from two whole numbers."""
    h = index.astype(np.uint32) * np.uint32(0x9E3779B1)
    h += np.uint32((stream * 0x85EBCA77 + 0x27D4EB2F) & 0xFFFFFFFF)
    h ^= h >> np.uint32(15)
    h *= np.uint32(0x2C1B3C6D)
    h ^= h >> np.uint32(12)
    h *= np.uint32(0x297A2D39)
    h ^= h >> np.uint32(15)
    return h


def numbers(shape, stream, scale, shift=0.0):
    count = int(np.prod(shape))
    unit = (scramble(np.arange(count), stream) >> np.uint32(8)).astype(np.float32) * np.float32(2.0 ** -24)
    return ((unit - np.float32(0.5)) * np.float32(scale) + np.float32(shift)).reshape(shape)


def weights(size, linear_scale):
    c = size["width"]
    plan = [("wte.weight", (size["vocab"], c), 0.5, 0), ("wpe.weight", (size["context"], c), 0.25, 0)]
    for i in range(size["blocks"]):
        h = "h.%d." % i
        plan += [(h + "ln_1.weight", (c,), 0.5, 1), (h + "ln_1.bias", (c,), 0.25, 0),
                 (h + "attn.c_attn.weight", (c, 3 * c), linear_scale, 0), (h + "attn.c_attn.bias", (3 * c,), 0.25, 0),
                 (h + "attn.c_proj.weight", (c, c), linear_scale, 0), (h + "attn.c_proj.bias", (c,), 0.25, 0),
                 (h + "ln_2.weight", (c,), 0.5, 1), (h + "ln_2.bias", (c,), 0.25, 0),
                 (h + "mlp.c_fc.weight", (c, 4 * c), linear_scale, 0), (h + "mlp.c_fc.bias", (4 * c,), 0.25, 0),
                 (h + "mlp.c_proj.weight", (4 * c, c), linear_scale, 0), (h + "mlp.c_proj.bias", (c,), 0.25, 0)]
    plan += [("ln_f.weight", (c,), 0.5, 1), ("ln_f.bias", (c,), 0.25, 0)]
    return {name: numbers(shape, stream, scale, shift) for stream, (name, shape, scale, shift) in enumerate(plan)}


def ids(count, vocab, stream):
    return (scramble(np.arange(count), stream) % np.uint32(vocab)).astype(np.int64)


def hidden(w, size, tokens):
    time, c, heads = len(tokens), size["width"], size["heads"]
    x = w["wte.weight"][torch.as_tensor(tokens)] + w["wpe.weight"][:time]
    mask = torch.triu(torch.full((time, time), float("-inf"), dtype=x.dtype), diagonal=1)
    for i in range(size["blocks"]):
        h = "h.%d." % i
        n = F.layer_norm(x, (c,), w[h + "ln_1.weight"], w[h + "ln_1.bias"], 1e-5)
        q, k, v = (n @ w[h + "attn.c_attn.weight"] + w[h + "attn.c_attn.bias"]).split(c, dim=1)
        q, k, v = (t.reshape(time, heads, c // heads).transpose(0, 1) for t in (q, k, v))
        mixed = torch.softmax(q @ k.transpose(1, 2) / math.sqrt(c // heads) + mask, dim=-1) @ v
        x = x + mixed.transpose(0, 1).reshape(time, c) @ w[h + "attn.c_proj.weight"] + w[h + "attn.c_proj.bias"]
        n = F.layer_norm(x, (c,), w[h + "ln_2.weight"], w[h + "ln_2.bias"], 1e-5)
        inside = F.gelu(n @ w[h + "mlp.c_fc.weight"] + w[h + "mlp.c_fc.bias"], approximate="tanh")
        x = x + inside @ w[h + "mlp.c_proj.weight"] + w[h + "mlp.c_proj.bias"]
    return F.layer_norm(x, (c,), w["ln_f.weight"], w["ln_f.bias"], 1e-5)


def sampled(w, size, length):
    vectors = hidden(w, size, ids(length, size["vocab"], 1000))
    positions = sorted({0, length - 1} | {int(p) for p in ids(10, length, 1001)})
    rows = []
    for position in positions:
        logits = w["wte.weight"] @ vectors[position]
        tokens = sorted({int(logits.argmax())} | {int(t) for t in ids(8, size["vocab"], 2000 + position)})
        rows.append({"position": position, "tokens": tokens, "logits": [round(float(logits[t]), 7) for t in tokens]})
    return {"length": length, "rows": rows}


def greedy(w, size):
    tokens = list(ids(PROMPT, size["vocab"], 1000))
    margin = float("inf")
    for _ in range(NEW):
        best, second = torch.topk(w["wte.weight"] @ hidden(w, size, tokens)[-1], 2).values.tolist()
        margin = min(margin, best - second)
        tokens.append(int((w["wte.weight"] @ hidden(w, size, tokens)[-1]).argmax()))
    return {"tokens": [int(t) for t in tokens[PROMPT:]], "smallest_margin": margin}


def doubles(w):
    return {name: torch.from_numpy(values).double() for name, values in w.items()}


def write_folder(folder, w, size):
    folder.mkdir(parents=True, exist_ok=True)
    header, offset = {}, 0
    for name, values in w.items():
        header["transformer." + name] = {"dtype": "F32", "shape": list(values.shape),
                                         "data_offsets": [offset, offset + values.nbytes]}
        offset += values.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(folder / "model.safetensors", "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for values in w.values():
            out.write(values.tobytes())
    config = {"model_type": "gpt2", "vocab_size": size["vocab"], "n_positions": size["context"], "n_ctx": size["context"],
              "n_embd": size["width"], "n_head": size["heads"], "n_layer": size["blocks"],
              "activation_function": "gelu_new", "layer_norm_epsilon": 1e-05}
    (folder / "config.json").write_text(json.dumps(config) + "\n")


def main(arguments):
    if arguments[0] == "--folder":
        write_folder(Path(arguments[1]), weights(FULL, 0.125), FULL)
        return
    small = doubles(weights(SMALL, 0.5))
    result = {"small": sampled(small, SMALL, 256), "greedy": greedy(small, SMALL)}
    full = doubles(weights(FULL, 0.125))
    result["full"] = [sampled(full, FULL, length) for length in LENGTHS]
    Path(arguments[0]).write_text(json.dumps(result) + "\n")


if __name__ == "__main__":
    with torch.no_grad():
        main(sys.argv[1:])
