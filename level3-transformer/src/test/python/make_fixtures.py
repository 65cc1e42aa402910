#!/usr/bin/env python3
"""Writes reference numbers for the transformer's tests, computed by an implementation of its own in plain PyTorch.

    python3 level3-transformer/src/test/python/make_fixtures.py

Needs PyTorch 1.12 or newer (Debian: apt-get install python3-torch). The files in src/test/resources/fixtures are what
it wrote; the tests only read them. Each holds the weights under the names of the Java model, the token ids and targets
(as float32), the logits, the loss, and the gradient of every weight under "gradient.<name>". Everything is computed in
float64 from weights that float32 holds exactly, so that differences in the tests are the Java side's rounding.
"""
import json
import math
import pathlib
import struct

import torch
import torch.nn.functional as F

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "resources" / "fixtures"
BATCH, TOKENS, VOCABULARY, CONTEXT = 2, 5, 11, 8

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


def make_weights(case, generator):
    weights = {}

    def random(name, *shape, mean=0.0, spread=0.4):
        values = torch.randn(*shape, generator=generator, dtype=torch.float64) * spread + mean
        weights[name] = values.float().double().requires_grad_(True)

    def linear(name, inputs, outputs, bias):
        random(name + ".weight", outputs, inputs)
        if bias:
            random(name + ".bias", outputs)

    def norm(name):
        random(name + ".weight", case["width"], mean=1.0, spread=0.2)
        if case["norm"] == "layer":
            random(name + ".bias", case["width"], spread=0.2)

    width, head_dim = case["width"], case["width"] // case["heads"]
    random("token_embedding.weight", VOCABULARY, width)
    if case["positions"] == "learned":
        random("position_embedding.weight", CONTEXT, width)
    for i in range(case["blocks"]):
        block = f"blocks.{i}"
        norm(block + ".norm1")
        linear(block + ".attention.qkv", width, (case["heads"] + 2 * case["groups"]) * head_dim, case["attention_bias"])
        linear(block + ".attention.out", width, width, case["attention_bias"])
        norm(block + ".norm2")
        linear(block + ".ffn.expand", width, case["inside"], case["ffn_bias"])
        if case["activation"] == "swiglu":
            linear(block + ".ffn.gate", width, case["inside"], case["ffn_bias"])
        linear(block + ".ffn.shrink", case["inside"], width, case["ffn_bias"])
    norm("final_norm")
    if not case["tied"]:
        random("head.weight", VOCABULARY, width)
    return weights


def normalize(case, weights, name, x):
    if case["norm"] == "layer":
        return F.layer_norm(x, (x.shape[-1],), weights[name + ".weight"], weights[name + ".bias"], eps=1e-5)
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * weights[name + ".weight"]


def project(weights, name, x):
    return F.linear(x, weights[name + ".weight"], weights.get(name + ".bias"))


def rotate(x):
    """Turns each pair (i, i + D/2) as one complex number; x is (tokens, D)."""
    half = x.shape[-1] // 2
    pairs = torch.complex(x[:, :half].contiguous(), x[:, half:].contiguous())
    speed = 10000.0 ** (-2.0 * torch.arange(half, dtype=torch.float64) / x.shape[-1])
    angle = torch.arange(x.shape[0], dtype=torch.float64)[:, None] * speed[None, :]
    turned = pairs * torch.polar(torch.ones_like(angle), angle)
    return torch.cat([turned.real, turned.imag], dim=-1)


def attend(case, weights, name, x):
    """One text (tokens, width), one head after the other."""
    head_dim = case["width"] // case["heads"]
    rows = project(weights, name + ".qkv", x)
    pieces = list(rows.split(head_dim, dim=-1))
    queries, rest = pieces[:case["heads"]], pieces[case["heads"]:]
    keys, values = rest[:case["groups"]], rest[case["groups"]:]
    later = torch.ones(x.shape[0], x.shape[0], dtype=torch.bool).triu(1)
    gathered = []
    for h, query in enumerate(queries):
        group = h // (case["heads"] // case["groups"])
        key = keys[group]
        if case["positions"] == "rotary":
            query, key = rotate(query), rotate(key)
        scores = (query @ key.T / math.sqrt(head_dim)).masked_fill(later, float("-inf"))
        gathered.append(scores.softmax(-1) @ values[group])
    return project(weights, name + ".out", torch.cat(gathered, dim=-1))


def think(case, weights, name, x):
    wide = project(weights, name + ".expand", x)
    if case["activation"] == "swiglu":
        wide = F.silu(project(weights, name + ".gate", x)) * wide
    elif case["activation"] == "relu":
        wide = F.relu(wide)
    else:
        wide = F.gelu(wide, approximate="tanh" if case["activation"] == "gelu_tanh" else "none")
    return project(weights, name + ".shrink", wide)


def sinusoid(position, width):
    row = []
    for pair in range(width // 2):
        angle = position / 10000.0 ** (2 * pair / width)
        row += [math.sin(angle), math.cos(angle)]
    return row


def forward(case, weights, text):
    """Logits of one text of token ids, (tokens, vocabulary)."""
    x = weights["token_embedding.weight"][text]
    if case["positions"] == "learned":
        x = x + weights["position_embedding.weight"][:len(text)]
    elif case["positions"] == "sinusoidal":
        x = x + torch.tensor([sinusoid(t, case["width"]) for t in range(len(text))], dtype=torch.float64)
    for i in range(case["blocks"]):
        block = f"blocks.{i}"
        x = x + attend(case, weights, block + ".attention", normalize(case, weights, block + ".norm1", x))
        x = x + think(case, weights, block + ".ffn", normalize(case, weights, block + ".norm2", x))
    head = weights["token_embedding.weight" if case["tied"] else "head.weight"]
    return normalize(case, weights, "final_norm", x) @ head.T


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


def main():
    FIXTURES.mkdir(parents=True, exist_ok=True)
    for number, (name, case) in enumerate(CASES.items()):
        generator = torch.Generator().manual_seed(1000 + number)
        weights = make_weights(case, generator)
        ids = torch.randint(VOCABULARY, (BATCH, TOKENS), generator=generator)
        targets = torch.randint(VOCABULARY, (BATCH, TOKENS), generator=generator)
        logits = torch.stack([forward(case, weights, text) for text in ids])
        loss = F.cross_entropy(logits.reshape(-1, VOCABULARY), targets.reshape(-1))
        loss.backward()
        tensors = dict(weights)
        tensors.update({"ids": ids, "targets": targets, "logits": logits, "loss": loss})
        tensors.update({"gradient." + key: weight.grad for key, weight in weights.items()})
        write(FIXTURES / (name + ".safetensors"), tensors)
        print(f"{name}: {sum(w.numel() for w in weights.values())} weights, loss {loss.item():.6f}")


if __name__ == "__main__":
    main()
