#!/usr/bin/env python3
"""Makes the fixture of ParityTest: a small random GPT-2 folder, a LoRA adapter in PEFT's layout, and the logits
that PyTorch computes for them. Nothing here is taken from this project's Java code: the model is written down once
more after the GPT-2 paper, with torch's own functions.

Run:  python3 make_parity_fixture.py ../resources/parity
"""
import json
import math
import struct
import sys
from pathlib import Path

import torch
import torch.nn.functional as F

VOCAB, CONTEXT, WIDTH, HEADS, BLOCKS, RANK, ALPHA = 97, 16, 24, 3, 2, 2, 6
IDS = [5, 17, 96, 0, 33, 33, 8, 61, 2, 90, 44, 12, 7, 7, 80, 1]


def write_safetensors(path, tensors):
    header, offset = {}, 0
    for name, tensor in tensors.items():
        size = tensor.numel() * 4
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            out.write(struct.pack("<%df" % tensor.numel(), *tensor.flatten().tolist()))


def weights():
    torch.manual_seed(20)
    w = {"wte.weight": torch.randn(VOCAB, WIDTH) * 0.3, "wpe.weight": torch.randn(CONTEXT, WIDTH) * 0.3}
    for i in range(BLOCKS):
        for name, rows, columns in [("attn.c_attn", WIDTH, 3 * WIDTH), ("attn.c_proj", WIDTH, WIDTH),
                                    ("mlp.c_fc", WIDTH, 4 * WIDTH), ("mlp.c_proj", 4 * WIDTH, WIDTH)]:
            w["h.%d.%s.weight" % (i, name)] = torch.randn(rows, columns) * 0.25
            w["h.%d.%s.bias" % (i, name)] = torch.randn(columns) * 0.1
        for name in ("ln_1", "ln_2"):
            w["h.%d.%s.weight" % (i, name)] = 1 + torch.randn(WIDTH) * 0.2
            w["h.%d.%s.bias" % (i, name)] = torch.randn(WIDTH) * 0.2
    w["ln_f.weight"] = 1 + torch.randn(WIDTH) * 0.2
    w["ln_f.bias"] = torch.randn(WIDTH) * 0.2
    return w


def adapter():
    a = {}
    for i in range(BLOCKS):
        for name, rows, columns in [("attn.c_attn", WIDTH, 3 * WIDTH), ("attn.c_proj", WIDTH, WIDTH),
                                    ("mlp.c_fc", WIDTH, 4 * WIDTH), ("mlp.c_proj", 4 * WIDTH, WIDTH)]:
            a["h.%d.%s.lora_A" % (i, name)] = torch.randn(RANK, rows) * 0.2
            a["h.%d.%s.lora_B" % (i, name)] = torch.randn(columns, RANK) * 0.2
    return a


def linear(x, w, a, name):
    y = x @ w[name + ".weight"] + w[name + ".bias"]  # Conv1D: weights are (in, out)
    if a is not None:
        y = y + (ALPHA / RANK) * (x @ a[name + ".lora_A"].T @ a[name + ".lora_B"].T)
    return y


def logits(w, a=None):
    time = len(IDS)
    x = w["wte.weight"][torch.tensor(IDS)] + w["wpe.weight"][:time]
    mask = torch.triu(torch.full((time, time), float("-inf")), diagonal=1)
    for i in range(BLOCKS):
        h = "h.%d." % i
        n = F.layer_norm(x, (WIDTH,), w[h + "ln_1.weight"], w[h + "ln_1.bias"], 1e-5)
        q, k, v = linear(n, w, a, h + "attn.c_attn").split(WIDTH, dim=1)
        q, k, v = (t.view(time, HEADS, WIDTH // HEADS).transpose(0, 1) for t in (q, k, v))
        scores = torch.softmax(q @ k.transpose(1, 2) / math.sqrt(WIDTH // HEADS) + mask, dim=-1)
        x = x + linear((scores @ v).transpose(0, 1).reshape(time, WIDTH), w, a, h + "attn.c_proj")
        n = F.layer_norm(x, (WIDTH,), w[h + "ln_2.weight"], w[h + "ln_2.bias"], 1e-5)
        inside = F.gelu(linear(n, w, a, h + "mlp.c_fc"), approximate="tanh")
        x = x + linear(inside, w, a, h + "mlp.c_proj")
    return F.layer_norm(x, (WIDTH,), w["ln_f.weight"], w["ln_f.bias"], 1e-5) @ w["wte.weight"].T


def main(folder):
    (folder / "adapter").mkdir(parents=True, exist_ok=True)
    w, a = weights(), adapter()
    write_safetensors(folder / "model.safetensors", {"transformer." + name: t for name, t in w.items()})
    config = {"model_type": "gpt2", "vocab_size": VOCAB, "n_positions": CONTEXT, "n_embd": WIDTH, "n_head": HEADS,
              "n_layer": BLOCKS, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-05}
    (folder / "config.json").write_text(json.dumps(config) + "\n")
    write_safetensors(folder / "adapter" / "adapter_model.safetensors",
                      {"base_model.model.transformer." + name + ".weight": t for name, t in a.items()})
    peft = {"peft_type": "LORA", "task_type": "CAUSAL_LM", "r": RANK, "lora_alpha": ALPHA, "lora_dropout": 0.0,
            "bias": "none", "fan_in_fan_out": True, "target_modules": ["c_attn", "c_proj", "c_fc"]}
    (folder / "adapter" / "adapter_config.json").write_text(json.dumps(peft) + "\n")
    expected = {"ids": IDS, "base": logits(w).tolist(), "adapted": logits(w, a).tolist()}
    (folder / "expected.json").write_text(json.dumps(expected) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
